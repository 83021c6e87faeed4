package dev.dbguild.app;

import dev.dbguild.cli.Commands;
import dev.dbguild.cli.Terminal;
import dev.dbguild.cli.Workbench;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The program: runs one command; only `serve` starts Quarkus.
@QuarkusMain
public final class Main {
    private static final List<Guildhall> OPENED = new CopyOnWriteArrayList<>();

    private Main() {}

    public static void main(String... arguments) {
        int code = run(arguments);
        leave(code);
    }

    /// Digits and letters are those of English in every locale: many of them end up in SQL.
    static int run(String... arguments) {
        Locale.setDefault(Locale.ROOT);
        return Commands.run(Main::open, Terminal.standard(), arguments);
    }

    private static Workbench open(@Nullable Path data, Consumer<String> progress) {
        Guildhall hall = Guildhall.open(data, progress);
        OPENED.add(hall);
        return hall;
    }

    /// Exits, or halts where nothing was started that a shutdown hook would have to stop: to exit, the JVM looks for
    /// a logger first, and so opens every jar of the class path.
    private static void leave(int code) {
        if (isAtWork()) {
            System.exit(code);
        }
        Runtime.getRuntime().halt(code);
    }

    static boolean isAtWork() {
        return OPENED.stream().anyMatch(Guildhall::isAtWork);
    }
}
