package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Knows whether a terminator would stand inside a statement's body: `BEGIN ATOMIC … END` of a PostgreSQL function,
/// `BEGIN … END` of a trigger or routine elsewhere, the actions of a rule in parentheses. Not thread-safe.
final class Body {
    /// Within how many words a CREATE says what it makes: `CREATE OR REPLACE DEFINER = a @ b PROCEDURE`.
    private static final int HEAD = 14;

    private static final Set<String> REOPENED = Set.of("IF", "LOOP", "WHILE", "REPEAT");

    private final String text;
    private final Dialect dialect;
    private final List<String> head = new ArrayList<>();
    private String previous = "";
    private boolean begun;
    private boolean creates;
    private boolean ended;
    private int depth;
    private int parentheses;

    Body(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    boolean open() {
        return depth > 0 || parentheses > 0 && makes("RULE");
    }

    void see(Token token) {
        if (!begun) {
            begun = true;
            creates = isCreate(token);
        }
        if (creates) {
            follow(token);
        }
    }

    private boolean isCreate(Token token) {
        return token.kind() == TokenKind.WORD
                && token.length() == 6
                && text.regionMatches(true, token.start(), "CREATE", 0, 6);
    }

    private void follow(Token token) {
        String word = token.kind() == TokenKind.WORD ? upper(token) : "";
        if (head.size() < HEAD) {
            head.add(word);
        } else if (!mayHaveBody()) {
            creates = false;
            return;
        }
        if (token.kind() == TokenKind.SYMBOL) {
            parenthesis(text.charAt(token.start()));
        } else if (!word.isEmpty()) {
            count(word);
        }
        ended &= !word.isEmpty();
        previous = word;
    }

    private String upper(Token token) {
        return token.length() > 12
                ? "-"
                : text.substring(token.start(), token.end()).toUpperCase(Locale.ROOT);
    }

    private void parenthesis(char symbol) {
        if (symbol == '(') {
            parentheses++;
        } else if (symbol == ')') {
            parentheses--;
        }
    }

    private void count(String word) {
        boolean inside = depth > 0;
        boolean afterEnd = ended;
        ended = inside && word.equals("END");
        if (opens(word) || inside && word.equals("CASE") && !afterEnd) {
            depth++;
        } else if (afterEnd && REOPENED.contains(word)) {
            depth++;
        } else if (ended) {
            depth--;
        }
    }

    private boolean opens(String word) {
        if (dialect == Dialect.POSTGRESQL) {
            return word.equals("ATOMIC") && previous.equals("BEGIN") && makesRoutine();
        }
        return word.equals("BEGIN") && (makesRoutine() || makes("TRIGGER") || makes("EVENT"));
    }

    private boolean mayHaveBody() {
        return makesRoutine() || makes("TRIGGER") || makes("EVENT") || makes("RULE");
    }

    private boolean makesRoutine() {
        return makes("FUNCTION") || makes("PROCEDURE");
    }

    private boolean makes(String object) {
        return creates && head.contains(object);
    }
}
