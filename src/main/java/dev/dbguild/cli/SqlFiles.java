package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.review.history.Folder;
import dev.dbguild.review.history.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Finds the SQL files below the paths of a command line; at most 5,000 a path.
final class SqlFiles {
    private static final int MOST = 5_000;

    private SqlFiles() {}

    /// The files with their texts: paths in the given order, files of a folder by name, `V9` before `V10`; with them
    /// the files that tell a migration tool how to run others.
    static List<Input> under(List<Path> paths) {
        List<Input> files = paths.stream().flatMap(path -> below(path).stream()).toList();
        if (files.isEmpty()) {
            throw new Problem(
                    Code.UNREADABLE_FILE,
                    "no file ends in .sql below " + paths,
                    "name SQL files or a folder that holds some");
        }
        return files;
    }

    /// As [#under]; there may be none.
    static List<Input> below(Path path) {
        List<Path> files = under(path);
        if (files.size() > MOST) {
            throw new Problem(
                            Code.TOO_MANY,
                            "%,d files are below %s; at most %,d are read"
                                    .formatted(files.size(), path, MOST),
                            "name a smaller folder")
                    .with("limit", MOST);
        }
        return files.parallelStream()
                .map(file -> new Input(file.toString(), Desk.read(file)))
                .toList();
    }

    /// Whether a file of this name is read where a folder is named.
    static boolean isOurs(String name) {
        return name.endsWith(".sql") || Folder.isSetting(name);
    }

    private static List<Path> under(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.walk(path)) {
            return Names.sorted(
                    files.filter(file -> isOurs(file.toString())).toList(), Path::toString);
        } catch (IOException e) {
            throw new Problem(
                            Code.UNREADABLE_FILE,
                            "'" + path + "' cannot be read",
                            "name a folder that exists and may be read")
                    .with("file", path)
                    .causedBy(e);
        }
    }
}
