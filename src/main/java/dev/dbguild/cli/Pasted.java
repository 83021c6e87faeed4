package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.script.SchemaOfScripts;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.ScriptReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the command line names: a file, `-` for standard input, or the text itself.
final class Pasted {
    private static final Pattern PATH = Pattern.compile("\\S+\\.\\w{1,5}|\\S*/\\S*");

    private Pasted() {}

    /// @throws Problem [Code#UNREADABLE_FILE] when it looks like a file's name and there is none
    static String text(String argument) {
        if (isFile(argument)) {
            return Desk.read(Path.of(argument));
        }
        if (PATH.matcher(argument).matches()) {
            throw new Problem(
                            Code.UNREADABLE_FILE,
                            "there is no file '" + argument + "'",
                            "name a file that holds a plan or a query, '-' for standard input, or write the query itself")
                    .with("file", argument);
        }
        return Desk.question(argument);
    }

    private static boolean isFile(String argument) {
        try {
            return argument.length() < 4_000 && Files.isRegularFile(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /// The schema that files of DDL make; null when none are named.
    static @Nullable Schema schema(List<Path> ddl) {
        return ddl.isEmpty()
                ? null
                : SchemaOfScripts.of(
                        SqlFiles.under(ddl).stream()
                                .map(file ->
                                        ScriptReader.read(
                                                file.name(), file.text(), Dialect.POSTGRESQL))
                                .toList());
    }
}
