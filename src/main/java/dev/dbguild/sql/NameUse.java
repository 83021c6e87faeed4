package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A name somewhere in a script, whatever it names, with all that qualifies it.
///
/// @param parts unquoted, folded to lower case where they were not quoted
/// @param position first character in the text, 1-based as servers count
/// @param called whether an opening parenthesis follows
/// @param ofValue whether it follows a value and a dot, `(row).name`
public record NameUse(List<String> parts, int position, boolean called, boolean ofValue) {
    public NameUse {
        parts = List.copyOf(parts);
    }

    public String last() {
        return parts.getLast();
    }

    /// Every name of a script in order, keywords among them; for those who must not overlook one.
    public static List<NameUse> all(Script script) {
        Lexer lexer = new Lexer(script.text(), script.dialect());
        List<Token> tokens = new ArrayList<>();
        for (Token token = lexer.next(); token.kind() != TokenKind.END; token = lexer.next()) {
            tokens.add(token);
        }
        return new Walk(script.text(), tokens).names();
    }

    private record Walk(String text, List<Token> tokens) {
        List<NameUse> names() {
            List<NameUse> names = new ArrayList<>();
            int at = 0;
            while (at < tokens.size()) {
                List<String> parts = new ArrayList<>();
                int next = chain(at, parts);
                if (!parts.isEmpty()) {
                    int start = tokens.get(at).start() + 1;
                    names.add(new NameUse(parts, start, symbol(next, '('), symbol(at - 1, '.')));
                }
                at = Math.max(next, at + 1);
            }
            return names;
        }

        private int chain(int from, List<String> parts) {
            int at = from;
            String part = name(at);
            while (part != null) {
                parts.add(part);
                at++;
                part = symbol(at, '.') ? name(at + 1) : null;
                at += part == null ? 0 : 1;
            }
            return at;
        }

        /// A name, also one behind a colon, which the server reads as the end of an array slice.
        private @Nullable String name(int at) {
            if (at >= tokens.size()) {
                return null;
            }
            Token token = tokens.get(at);
            String written = text.substring(token.start(), token.end());
            return switch (token.kind()) {
                case WORD, QUOTED -> Lexemes.identifier(written);
                case PARAMETER ->
                        written.startsWith(":") && !written.startsWith(":'")
                                ? Lexemes.identifier(written.substring(1))
                                : null;
                case STRING, NUMBER, SYMBOL, TERMINATOR, CLIENT, END -> null;
            };
        }

        private boolean symbol(int at, char symbol) {
            return at >= 0
                    && at < tokens.size()
                    && tokens.get(at).kind() == TokenKind.SYMBOL
                    && text.charAt(tokens.get(at).start()) == symbol;
        }
    }
}
