package dev.dbguild.cli;

import dev.dbguild.agent.Run;
import dev.dbguild.agent.RunRequest;
import dev.dbguild.agent.RunStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description = "Puts a question to the guild and prints the answer with its evidence.")
final class AskCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(
            paramLabel = "QUESTION",
            description = "The question, in English or Spanish; '-' reads it from standard input.")
    private String question = "";

    @Option(
            names = "--agent",
            paramLabel = "ID",
            description = "The agent that must answer (default: the router decides).")
    private @Nullable String agent;

    @Option(
            names = "--target",
            paramLabel = "NAME",
            description = "The database it is about; 'demo' is always there.")
    private @Nullable String target;

    @Option(names = "--file", paramLabel = "F", description = "A file to attach; may be repeated.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "The document dbguild/run/1.")
    private boolean json;

    @Mixin private final DataOption data = new DataOption();

    AskCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        RunRequest request =
                new RunRequest(Desk.question(question), agent, target, attachments(), null, null);
        try (Workbench bench = desk.open(data.directory)) {
            var handle = bench.runs().start(request);
            handle.subscribe(0, new Progress(desk.terminal()));
            Run run = handle.await();
            if (json) {
                desk.terminal().json(run);
            } else {
                new RunText(desk.terminal()).print(run);
            }
            return run.status() == RunStatus.COMPLETED ? 0 : 3;
        }
    }

    private List<RunRequest.Attachment> attachments() {
        return files.stream()
                .map(file -> new RunRequest.Attachment(file.toString(), Desk.read(file)))
                .toList();
    }
}
