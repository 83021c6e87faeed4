package dev.dbguild.review.history;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// Names of files as migration tools read them; `/` and `\` both part folders. Numbers in
/// them are ordered by value: `V9` before `V10`.
public final class Names {
    private static final int WIDTH = 20;

    private Names() {}

    /// The items in the natural order of their names.
    public static <T> List<T> sorted(Collection<T> items, Function<T, String> name) {
        return items.stream()
                .map(item -> new Named<>(padded(name.apply(item)), name.apply(item), item))
                .sorted()
                .map(Named::item)
                .toList();
    }

    /// An item with its name, padded once.
    private record Named<T>(String padded, String name, T item) implements Comparable<Named<T>> {
        @Override
        public int compareTo(Named<T> other) {
            int order = padded.compareTo(other.padded);
            return order != 0 ? order : name.compareTo(other.name);
        }
    }

    /// The name with its numbers in so many digits that they can be compared as text.
    private static String padded(String name) {
        StringBuilder padded = new StringBuilder(name.length() + WIDTH);
        for (int at = 0; at < name.length(); ) {
            int end = digitsEnd(name, at);
            padded.repeat('0', end == at ? 0 : Math.max(0, WIDTH - (end - at)));
            end = Math.max(end, at + 1);
            padded.append(name, at, end);
            at = end;
        }
        return padded.toString();
    }

    /// The place behind the digits that stand at `from`, if any.
    static int digitsEnd(String name, int from) {
        int end = from;
        while (end < name.length() && isDigit(name.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// The name without its folders.
    public static String last(String path) {
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
        int slash = path.lastIndexOf('/') + 1;
        return path.indexOf('\\', slash) < 0 ? slash : path.lastIndexOf('\\') + 1;
    }

    static String without(String name, String ending) {
        return name.substring(0, name.length() - ending.length());
    }
}
