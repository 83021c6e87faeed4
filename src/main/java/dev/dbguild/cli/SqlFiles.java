package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.review.ReviewRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Finds the SQL files below the paths of a command line; at most 5,000.
final class SqlFiles {
    private static final int MOST = 5_000;

    private SqlFiles() {}

    /// The files with their texts: paths in the given order, files of a folder by name, `V9` before `V10`.
    static List<ReviewRequest.Input> under(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        paths.forEach(path -> files.addAll(under(path)));
        if (files.isEmpty()) {
            throw new Problem(
                    Code.UNREADABLE_FILE,
                    "no file ends in .sql below " + paths,
                    "name SQL files or a folder that holds some");
        }
        if (files.size() > MOST) {
            throw new Problem(
                            Code.TOO_MANY,
                            "%,d files are below %s; at most %,d are read"
                                    .formatted(files.size(), paths, MOST),
                            "name a smaller folder")
                    .with("limit", MOST);
        }
        return files.stream()
                .map(file -> new ReviewRequest.Input(file.toString(), Desk.read(file)))
                .toList();
    }

    private static List<Path> under(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted(Comparator.comparing(file -> sortable(file.toString())))
                    .toList();
        } catch (IOException e) {
            throw new Problem(
                            Code.UNREADABLE_FILE,
                            "'" + path + "' cannot be read",
                            "name a folder that exists and may be read")
                    .with("file", path)
                    .causedBy(e);
        }
    }

    /// The name with every number padded, so that text order is number order.
    static String sortable(String name) {
        return java.util.regex.Pattern.compile("\\d+")
                .matcher(name)
                .replaceAll(number ->
                        "0".repeat(Math.max(0, 20 - number.group().length())) + number.group());
    }
}
