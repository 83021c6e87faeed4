package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A query as it would be prepared: `$1` where it compares something with a literal.
public final class AnyValue {
    private static final Set<String> COMPARISONS = Set.of("=", "<", ">");

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();

    private AnyValue(String sql) {
        this.sql = sql;
        Lexer lexer = new Lexer(sql, Dialect.POSTGRESQL);
        for (Token token = lexer.next(); token.kind() != TokenKind.END; token = lexer.next()) {
            tokens.add(token);
        }
    }

    /// Empty when it compares nothing with a literal, or has parameters already. Other literals stay: a LIMIT or an
    /// interval is seldom a parameter. Whether the server can tell the types is for the server to say.
    public static Optional<String> of(String sql) {
        AnyValue query = new AnyValue(sql);
        boolean open = query.tokens.stream().anyMatch(token -> token.kind() == TokenKind.PARAMETER);
        return open ? Optional.empty() : query.prepared();
    }

    private Optional<String> prepared() {
        StringBuilder text = new StringBuilder();
        int parameters = 0;
        int copied = 0;
        for (int i = 1; i < tokens.size(); i++) {
            if (compared(i)) {
                text.append(sql, copied, tokens.get(i).start()).append('$').append(++parameters);
                copied = tokens.get(i).end();
            }
        }
        return parameters == 0
                ? Optional.empty()
                : Optional.of(text.append(sql.substring(copied)).toString());
    }

    private boolean compared(int i) {
        TokenKind kind = tokens.get(i).kind();
        return (kind == TokenKind.STRING || kind == TokenKind.NUMBER)
                && COMPARISONS.contains(text(i - 1))
                && (i + 1 == tokens.size() || !continued(text(i + 1)));
    }

    /// Whether the literal is only the beginning of an expression.
    private static boolean continued(String next) {
        return next.matches("[-+*/|%^]");
    }

    private String text(int i) {
        return sql.substring(tokens.get(i).start(), tokens.get(i).end());
    }
}
