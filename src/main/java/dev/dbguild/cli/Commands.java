package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command line. Exit codes: 0 fine, 1 findings at or above `--fail-on`, 2 wrong use or unreadable input,
/// 3 a dependency failed.
@Command(
        name = "dbguild",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = "A guild of database specialists that measure before they speak.",
        footer = {
            "",
            "Try:",
            "  ./dbguild serve",
            "  ./dbguild ask \"how healthy is demo?\" --target demo",
            "  ./dbguild review migrations/",
            "",
            "Exit codes: 0 fine, 1 findings at or above --fail-on, 2 wrong use or unreadable input,",
            "3 a dependency failed."
        })
public final class Commands implements Runnable {
    @Spec private CommandSpec spec;

    private Commands() {
        this.spec = CommandSpec.create();
    }

    /// Runs one command line and returns its exit code.
    public static int run(Workbench.Opener opener, Terminal terminal, String... arguments) {
        CommandLine line = new CommandLine(new Commands());
        line.setCommandName("./dbguild");
        Desk desk = new Desk(opener, terminal);
        for (Object command : commands(desk)) {
            line.addSubcommand(command);
        }
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, source, result) -> told(failure, terminal));
        line.setParameterExceptionHandler((failure, words) -> misused(failure, terminal));
        return line.execute(arguments);
    }

    private static List<Object> commands(Desk desk) {
        return List.of(
                new ServeCommand(desk),
                new AskCommand(desk),
                new RouteCommand(desk),
                new ReviewCommand(desk),
                new ExplainCommand(desk),
                new AgentsCommand(desk),
                new ToolCommand(desk),
                new DoctorCommand(desk));
    }

    private static int told(Exception failure, Terminal terminal) {
        Problem problem =
                failure instanceof Problem known
                        ? known
                        : new Problem(
                                        Code.INTERNAL,
                                        "dbguild failed: " + failure,
                                        "run again with DBGUILD_JAVA_OPTIONS=-Ddbguild.trace=true and report what it prints")
                                .causedBy(failure);
        terminal.problem(problem);
        if (Boolean.getBoolean("dbguild.trace")) {
            failure.printStackTrace();
        }
        return problem.code().exitCode();
    }

    private static int misused(CommandLine.ParameterException failure, Terminal terminal) {
        terminal.say("bad-request: " + failure.getMessage());
        terminal.say(
                "  → "
                        + failure.getCommandLine().getCommandSpec().qualifiedName(" ")
                        + " --help shows how");
        return 2;
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    /// The version the build gave the package.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return new String[] {"dbguild " + (version == null ? "development" : version)};
        }
    }
}
