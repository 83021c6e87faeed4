package dev.dbguild.tool.gate.mysql;

import dev.dbguild.tool.gate.Refusal;
import java.util.List;
import java.util.Set;

/// A statement without the `EXPLAIN` that may stand before it.
///
/// @param of what is explained, or the whole statement when nothing is; `DESCRIBE table` is a statement of its own
/// @param analyze whether it would be run to be explained
record Explained(List<Lexeme> of, boolean analyze) {
    private static final Set<String> KEYWORDS = Set.of("explain", "describe", "desc", "analyze");
    private static final Set<String> FORMATS = Set.of("json", "tree", "traditional");
    private static final Set<String> STATEMENTS =
            Set.of("select", "with", "values", "table", "update", "delete", "insert", "replace");

    static Explained of(List<Lexeme> lexemes) {
        Lexeme first = lexemes.getFirst();
        if (first.kind() != Lexeme.Kind.WORD || !KEYWORDS.contains(first.folded())) {
            return new Explained(lexemes, false);
        }
        int at = 1;
        boolean analyze = first.word("analyze");
        if (is(lexemes, at, "analyze")) {
            analyze = true;
            at++;
        }
        at += is(lexemes, at, "extended") || is(lexemes, at, "partitions") ? 1 : 0;
        at += format(lexemes, at);
        return explains(lexemes, at) && !(first.word("analyze") && is(lexemes, at, "table"))
                ? new Explained(lexemes.subList(at, lexemes.size()), analyze)
                : describes(lexemes, at);
    }

    private static boolean explains(List<Lexeme> lexemes, int at) {
        return at < lexemes.size()
                && (lexemes.get(at).symbol("(")
                        || lexemes.get(at).kind() == Lexeme.Kind.WORD
                                && STATEMENTS.contains(lexemes.get(at).folded()));
    }

    private static int format(List<Lexeme> lexemes, int at) {
        boolean named =
                is(lexemes, at, "format")
                        && at + 2 < lexemes.size()
                        && lexemes.get(at + 1).symbol("=")
                        && FORMATS.contains(lexemes.get(at + 2).folded());
        return named ? 3 : 0;
    }

    /// `DESCRIBE orders`, `DESCRIBE shop.orders total`: names, and nothing else.
    private static Explained describes(List<Lexeme> lexemes, int at) {
        List<Lexeme> rest = lexemes.subList(at, lexemes.size());
        boolean names =
                at == 1
                        && !lexemes.getFirst().word("analyze")
                        && !rest.isEmpty()
                        && rest.size() <= 4
                        && rest.getFirst().isName()
                        && rest.stream()
                                .allMatch(each ->
                                        each.isName() || each.symbol(".") || each.isLiteral())
                        && !is(lexemes, 1, "for");
        if (!names) {
            throw Refusal.of(
                    "'" + lexemes.getFirst().text() + "' of this is not one that may run",
                    "send EXPLAIN with a SELECT, or DESCRIBE with a table",
                    lexemes.getFirst().folded(),
                    lexemes.getFirst().position());
        }
        return new Explained(lexemes, false);
    }

    private static boolean is(List<Lexeme> lexemes, int at, String word) {
        return at < lexemes.size() && lexemes.get(at).word(word);
    }
}
