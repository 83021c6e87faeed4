package dev.dbguild.review.diff;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the names of files in a diff: quoted as in C with octal bytes, behind `a/` and `b/` or without them.
final class DiffPath {
    static final String NONE = "/dev/null";

    /// `a/`, `b/`, and what `diff.mnemonicPrefix` writes: index, work tree, commit, object.
    private static final Pattern PREFIX = Pattern.compile("[abciow12]/.+", Pattern.DOTALL);

    private DiffPath() {}

    /// Two names beside each other.
    record Pair(String before, String now) {
        /// The two without `a/` and `b/`, if they have them.
        Pair bare() {
            boolean prefixed =
                    (before.equals(NONE) || isPrefixed(before))
                            && (now.equals(NONE) || isPrefixed(now))
                            && (before.equals(NONE) || now.equals(NONE) || differ());
            return prefixed ? new Pair(stripped(before), stripped(now)) : this;
        }

        private boolean differ() {
            return before.charAt(0) != now.charAt(0);
        }

        private static boolean isPrefixed(String path) {
            return PREFIX.matcher(path).matches();
        }

        private static String stripped(String path) {
            return path.equals(NONE) ? path : path.substring(2);
        }
    }

    /// The name behind `--- ` or `+++ `: quoted, or up to a tab with a time behind it.
    static String of(String written) {
        if (written.startsWith("\"")) {
            return unquoted(written.substring(0, end(written) + 1));
        }
        int tab = written.indexOf('\t');
        return tab < 0 ? written : written.substring(0, tab);
    }

    /// Both names of `diff --git X Y`; empty when they cannot be told apart.
    static Optional<Pair> both(String written) {
        if (written.startsWith("\"")) {
            int end = end(written);
            return end + 2 > written.length()
                    ? Optional.empty()
                    : Optional.of(
                            new Pair(
                                    unquoted(written.substring(0, end + 1)),
                                    of(written.substring(end + 2))));
        }
        int quote = written.indexOf(" \"");
        if (quote > 0) {
            return Optional.of(
                    new Pair(written.substring(0, quote), of(written.substring(quote + 1))));
        }
        return halves(written);
    }

    /// Names with spaces are told apart by being the same name twice.
    private static Optional<Pair> halves(String written) {
        Pair only = null;
        for (int i = written.indexOf(' '); i > 0; i = written.indexOf(' ', i + 1)) {
            Pair pair = new Pair(written.substring(0, i), written.substring(i + 1));
            Pair bare = pair.bare();
            if (bare.before().equals(bare.now())) {
                return Optional.of(pair);
            }
            only = only == null ? pair : only;
        }
        return Optional.ofNullable(only);
    }

    /// Where the closing quote stands.
    private static int end(String quoted) {
        int i = 1;
        while (i < quoted.length() && quoted.charAt(i) != '"') {
            i += quoted.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i, quoted.length() - 1);
    }

    /// The bytes that octal escapes stand for are UTF-8.
    static String unquoted(String quoted) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String inner = quoted.replaceFirst("^\"", "").replaceFirst("\"$", "");
        for (int i = 0; i < inner.length(); ) {
            if (inner.charAt(i) == '\\' && i + 1 < inner.length()) {
                i += escape(inner, i + 1, bytes);
            } else {
                int point = inner.codePointAt(i);
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(point);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// Writes what the escape at `at` stands for; how many characters it takes, its backslash included.
    private static int escape(String text, int at, ByteArrayOutputStream bytes) {
        String octal = text.substring(at, Math.min(at + 3, text.length()));
        if (octal.matches("[0-3][0-7]{2}")) {
            bytes.write(Integer.parseInt(octal, 8));
            return 4;
        }
        bytes.write(
                switch (text.charAt(at)) {
                    case 'a' -> 7;
                    case 'b' -> '\b';
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'v' -> 11;
                    case 'f' -> '\f';
                    case 'r' -> '\r';
                    default -> text.charAt(at);
                });
        return 2;
    }

    /// Null for `/dev/null`.
    static @Nullable String orNull(String path) {
        return path.equals(NONE) ? null : path;
    }
}
