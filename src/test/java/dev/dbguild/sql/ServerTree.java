package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A node of the tree that the server prints: `{LABEL :field value …}`. Lists are [List]s, everything else is text.
///
/// @param fields null where the server prints `<>`
record ServerTree(String label, Map<String, @Nullable Object> fields) {

    /// Reads the first node of what was printed.
    static ServerTree read(String printed) {
        return (ServerTree) Objects.requireNonNull(new Reader(printed).value());
    }

    @Nullable Object field(String name) {
        return fields.get(name);
    }

    @Nullable ServerTree node(String name) {
        return fields.get(name) instanceof ServerTree node ? node : null;
    }

    /// The text of a field, empty when it has none.
    String text(String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    List<?> list(String name) {
        return fields.get(name) instanceof List<?> list ? list : List.of();
    }

    private static final class Reader {
        private final String text;
        private int at;

        private Reader(String text) {
            this.text = text;
        }

        @Nullable Object value() {
            skipSpace();
            return switch (text.charAt(at)) {
                case '{' -> node();
                case '(' -> list();
                default -> scalar();
            };
        }

        private ServerTree node() {
            at++;
            String label = token();
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            String name = "";
            for (skipSpace(); text.charAt(at) != '}'; skipSpace()) {
                if (text.charAt(at) == ':') {
                    at++;
                    name = token();
                } else {
                    fields.putIfAbsent(name, value());
                }
            }
            at++;
            return new ServerTree(label, fields);
        }

        private List<@Nullable Object> list() {
            at++;
            List<@Nullable Object> list = new ArrayList<>();
            for (skipSpace(); text.charAt(at) != ')'; skipSpace()) {
                list.add(value());
            }
            at++;
            return list;
        }

        private @Nullable String scalar() {
            String token = token();
            if (token.equals("<>")) {
                return null;
            }
            boolean quoted = token.length() > 1 && token.startsWith("\"") && token.endsWith("\"");
            return unescaped(quoted ? token.substring(1, token.length() - 1) : token);
        }

        /// The server breaks lines at blanks, also at those in a name.
        private static String unescaped(String token) {
            return token.replace("\\\n", " ").replaceAll("(?s)\\\\(.)", "$1");
        }

        private String token() {
            int from = at;
            while (at < text.length() && !ends(text.charAt(at))) {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            return text.substring(from, at);
        }

        private static boolean ends(char c) {
            return c <= ' ' || c == '(' || c == ')' || c == '{' || c == '}';
        }

        private void skipSpace() {
            while (text.charAt(at) <= ' ') {
                at++;
            }
        }
    }
}
