package dev.dbguild.tool.gate.mysql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A name before an opening parenthesis, where the grammar may mean a function by it.
///
/// @param schema what qualifies it, null when nothing does
/// @param adjacent whether nothing stands between name and parenthesis
/// @param arguments whether anything stands between the parentheses
record Call(@Nullable Lexeme schema, Lexeme name, boolean adjacent, boolean arguments) {

    static List<Call> all(List<Lexeme> lexemes) {
        List<Call> calls = new ArrayList<>();
        for (int at = 0; at + 1 < lexemes.size(); at++) {
            if (lexemes.get(at).isName() && lexemes.get(at + 1).symbol("(")) {
                Call call = at(lexemes, at);
                if (Functions.never(call.folded()) || !namesColumns(lexemes, at)) {
                    calls.add(call);
                }
            }
        }
        return calls;
    }

    private static Call at(List<Lexeme> lexemes, int at) {
        boolean qualified =
                at >= 2 && lexemes.get(at - 1).symbol(".") && lexemes.get(at - 2).isName();
        boolean empty = at + 2 < lexemes.size() && lexemes.get(at + 2).symbol(")");
        Lexeme name = lexemes.get(at);
        boolean adjacent = lexemes.get(at + 1).start() == name.end();
        return new Call(qualified ? lexemes.get(at - 2) : null, name, adjacent, !empty);
    }

    /// Whether the parenthesis holds the columns of a derived table, `(…) as t (a, b)`, or of a common table
    /// expression, `t (a, b) as (…)`: no function can be called there.
    private static boolean namesColumns(List<Lexeme> lexemes, int at) {
        if (at == 0) {
            return false;
        }
        Lexeme before = lexemes.get(at - 1);
        boolean derived =
                before.symbol(")")
                        || before.word("as") && at >= 2 && lexemes.get(at - 2).symbol(")");
        return (derived || before.word("with") || before.word("recursive") || before.symbol(","))
                && listOfNames(lexemes, at + 2, derived);
    }

    private static boolean listOfNames(List<Lexeme> lexemes, int from, boolean derived) {
        int at = from;
        while (at + 1 < lexemes.size()
                && lexemes.get(at).isName()
                && lexemes.get(at + 1).symbol(",")) {
            at += 2;
        }
        boolean closed =
                at + 1 < lexemes.size()
                        && lexemes.get(at).isName()
                        && lexemes.get(at + 1).symbol(")");
        return closed
                && (derived
                        || at + 3 < lexemes.size()
                                && lexemes.get(at + 2).word("as")
                                && lexemes.get(at + 3).symbol("("));
    }

    /// Whether the server means its own function, even if somebody made one of that name.
    boolean certain() {
        return schema == null
                && adjacent
                && name.kind() == Lexeme.Kind.WORD
                && Functions.isOwn(name);
    }

    String folded() {
        return name.folded();
    }

    String shown() {
        return schema == null ? name.text() : schema.text() + "." + name.text();
    }
}
