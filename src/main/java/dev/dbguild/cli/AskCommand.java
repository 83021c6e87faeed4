package dev.dbguild.cli;

import dev.dbguild.agent.Run;
import dev.dbguild.agent.RunRequest;
import dev.dbguild.agent.RunStatus;
import java.nio.file.Path;
import java.util.List;

record AskCommand(Desk desk) implements Command {
    private static final Option<String> AGENT =
            Option.text(
                    "--agent", "ID", "The agent that must answer (default: the router decides).");
    private static final Option<String> TARGET =
            Option.text("--target", "NAME", "The database it is about; 'demo' is always there.");
    private static final Option<Path> FILE =
            Option.path("--file", "FILE", "A file to attach; may be repeated.").repeated();
    private static final Option<Boolean> JSON =
            Option.flag("--json", "The document dbguild/run/1.");
    private static final Syntax SYNTAX =
            Syntax.of(
                            "ask",
                            "Puts a question to the guild and prints the answer with its evidence.")
                    .takes(
                            Positional.one(
                                    "QUESTION",
                                    "The question, in English or Spanish; '-' reads it from standard input."))
                    .with(TARGET, AGENT, FILE, JSON, DataOption.DATA);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Line line) {
        RunRequest request =
                new RunRequest(
                        Desk.question(line.word()),
                        line.find(AGENT),
                        line.find(TARGET),
                        attachments(line),
                        null,
                        null);
        try (Workbench bench = desk.open(line.find(DataOption.DATA))) {
            var handle = bench.runs().start(request);
            handle.subscribe(0, new Progress(desk.terminal()));
            Run run = handle.await();
            if (line.has(JSON)) {
                desk.terminal().json(run);
            } else {
                new RunText(desk.terminal()).print(run);
            }
            return run.status() == RunStatus.COMPLETED ? 0 : 3;
        }
    }

    private static List<RunRequest.Attachment> attachments(Line line) {
        return line.all(FILE).stream()
                .map(file -> new RunRequest.Attachment(file.toString(), Desk.read(file)))
                .toList();
    }
}
