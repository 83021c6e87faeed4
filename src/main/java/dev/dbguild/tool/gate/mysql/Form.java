package dev.dbguild.tool.gate.mysql;

import dev.dbguild.Problem;
import dev.dbguild.tool.gate.Refusal;
import java.util.List;
import java.util.Set;

/// Words that make more of a query than reading, wherever they stand unquoted.
final class Form {
    /// They begin other statements or clauses, and are reserved: no column or alias can be called so.
    private static final Set<String> REFUSED =
            Words.of(
                    """
                    into update delete load outfile dumpfile call grant revoke drop alter create lock kill rename
                    procedure optimize purge release trigger insert replace undo unlock
                    """);

    private static final Set<String> ALSO_FUNCTIONS = Set.of("insert", "replace");
    private static final int DEEPEST = 200;

    private Form() {}

    static void check(List<Lexeme> lexemes) {
        int depth = 0;
        for (int at = 0; at < lexemes.size(); at++) {
            Lexeme lexeme = lexemes.get(at);
            depth += lexeme.symbol("(") ? 1 : lexeme.symbol(")") ? -1 : 0;
            if (depth > DEEPEST) {
                throw Refusal.unreadable(
                        "the statement is nested deeper than " + DEEPEST + " parentheses",
                        "send a simpler one",
                        lexeme.position());
            }
            refuseSymbol(lexeme);
            refuseWord(lexemes, at);
        }
        if (depth != 0) {
            throw Refusal.unreadable(
                    "the statement cannot be read: a parenthesis is not closed or not opened",
                    "close every quote, comment and parenthesis",
                    lexemes.getLast().position());
        }
    }

    private static void refuseSymbol(Lexeme lexeme) {
        if (lexeme.symbol(":=")) {
            throw Refusal.of(
                    "':=' changes a variable", "leave the assignment out", ":=", lexeme.position());
        }
    }

    private static void refuseWord(List<Lexeme> lexemes, int at) {
        Lexeme lexeme = lexemes.get(at);
        if (lexeme.kind() != Lexeme.Kind.WORD || at > 0 && lexemes.get(at - 1).symbol(".")) {
            return;
        }
        String word = lexeme.folded();
        if (REFUSED.contains(word)
                && !(ALSO_FUNCTIONS.contains(word) && follows(lexemes, at, "("))) {
            throw refused(lexeme, why(word));
        }
        if (word.equals("for")
                && (follows(lexemes, at, "share") || follows(lexemes, at, "update"))) {
            throw refused(lexeme, "it locks the rows it reads");
        }
        if (word.equals("next") && follows(lexemes, at, "value")) {
            throw refused(lexeme, "it takes a number from a sequence");
        }
    }

    private static String why(String word) {
        return switch (word) {
            case "into", "outfile", "dumpfile" -> "it stores what is read";
            case "lock" -> "it locks the rows it reads";
            case "procedure" -> "it hands the rows to a procedure";
            default -> "it does more than read";
        };
    }

    private static boolean follows(List<Lexeme> lexemes, int at, String next) {
        return at + 1 < lexemes.size()
                && (lexemes.get(at + 1).word(next) || lexemes.get(at + 1).symbol(next));
    }

    private static Problem refused(Lexeme word, String why) {
        return Refusal.of(
                "the query may not say '" + word.text() + "': " + why,
                "leave that part out; a column of that name stands in backticks",
                word.folded(),
                word.position());
    }
}
