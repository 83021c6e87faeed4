package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
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
        named(arguments, commands(desk))
                .forEach((name, make) -> line.addSubcommand(name, make.get()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, source, result) -> told(failure, terminal));
        line.setParameterExceptionHandler((failure, words) -> misused(failure, terminal));
        return line.execute(arguments);
    }

    /// The command that the line names, or all of them: to describe each one costs a short command its time.
    private static Map<String, Supplier<Object>> named(
            String[] arguments, Map<String, Supplier<Object>> commands) {
        Supplier<Object> only = arguments.length == 0 ? null : commands.get(arguments[0]);
        return only == null ? commands : Map.of(arguments[0], only);
    }

    private static Map<String, Supplier<Object>> commands(Desk desk) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("serve", () -> new ServeCommand(desk));
        commands.put("ask", () -> new AskCommand(desk));
        commands.put("route", () -> new RouteCommand(desk));
        commands.put("review", () -> new ReviewCommand(desk));
        commands.put("explain", () -> new ExplainCommand(desk));
        commands.put("advise", () -> new AdviseCommand(desk));
        commands.put("twin", () -> new TwinCommand(desk));
        commands.put("agents", () -> new AgentsCommand(desk));
        commands.put("tool", () -> new ToolCommand(desk));
        commands.put("doctor", () -> new DoctorCommand(desk));
        return commands;
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
