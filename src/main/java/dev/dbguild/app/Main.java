package dev.dbguild.app;

import dev.dbguild.cli.Commands;
import dev.dbguild.cli.Terminal;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The program: runs one command; only `serve` starts Quarkus.
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        Logger.getLogger("org.apache.lucene").setLevel(Level.SEVERE);
        int code = Commands.run(Guildhall::open, Terminal.standard(), arguments);
        System.exit(code);
    }
}
