package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.List;

/// The command line. Exit codes: 0 fine, 1 findings at or above `--fail-on`, 2 wrong use or unreadable input,
/// 3 a dependency failed.
public final class Commands {
    private Commands() {}

    /// Runs one command line and returns its exit code.
    public static int run(Workbench.Opener opener, Terminal terminal, String... arguments) {
        try {
            return new Program(new Desk(opener, terminal)).run(terminal, List.of(arguments));
        } catch (RuntimeException failure) {
            return told(failure, terminal);
        }
    }

    private static int told(RuntimeException failure, Terminal terminal) {
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
}
