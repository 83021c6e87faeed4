package dev.dbguild.cli;

import dev.dbguild.Json;
import dev.dbguild.Problem;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Where commands print: results to standard output, progress and problems to standard error, both in UTF-8.
public final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final BooleanSupplier interactive;

    Terminal(PrintStream out, PrintStream err, BooleanSupplier interactive) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    /// The process's own terminal.
    public static Terminal standard() {
        return new Terminal(
                stream(FileDescriptor.out), stream(FileDescriptor.err), Terminal::isConsole);
    }

    /// Asked when it matters only, for a console looks for those who provide one.
    private static boolean isConsole() {
        return System.console() != null;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /// A result for people.
    public void print(String text) {
        out.println(text);
    }

    /// A result for programs: one document.
    public void json(Object document) {
        out.println(Json.pretty(document));
    }

    /// A line of progress.
    public void progress(String line) {
        err.println(interactive.getAsBoolean() ? "\u001b[2m" + line + "\u001b[0m" : line);
    }

    /// A problem: its code, what happened, where, and what to do.
    public void problem(Problem problem) {
        err.println(problem.code().id() + ": " + problem.what());
        for (Map.Entry<String, Object> field : problem.fields().entrySet()) {
            err.println("  " + field.getKey() + ": " + field.getValue());
        }
        err.println("  → " + problem.cure());
    }

    /// A plain line on standard error.
    public void say(String line) {
        err.println(line);
    }
}
