package dev.dbguild.review.history;

import java.util.Comparator;
import java.util.regex.Pattern;

/// Names of files as migration tools read them; `/` and `\` both part folders.
final class Names {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /// Numbers by value, the rest by text: `V9` before `V10`.
    static final Comparator<String> NATURAL =
            Comparator.comparing(Names::padded).thenComparing(Comparator.naturalOrder());

    private Names() {}

    private static String padded(String name) {
        return NUMBER.matcher(name)
                .replaceAll(number ->
                        "0".repeat(Math.max(0, 20 - number.group().length())) + number.group());
    }

    /// The name without its folders.
    static String last(String path) {
        return path.substring(afterFolders(path));
    }

    /// The folders with the mark after them; empty when there are none.
    static String parent(String path) {
        return path.substring(0, afterFolders(path));
    }

    /// The name of the innermost folder.
    static String folder(String path) {
        String parent = parent(path);
        return parent.isEmpty() ? "" : last(parent.substring(0, parent.length() - 1));
    }

    private static int afterFolders(String path) {
        return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
    }

    static String without(String name, String ending) {
        return name.substring(0, name.length() - ending.length());
    }
}
