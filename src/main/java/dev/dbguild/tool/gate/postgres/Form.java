package dev.dbguild.tool.gate.postgres;

import dev.dbguild.Problem;
import dev.dbguild.tool.gate.Admitted;
import dev.dbguild.tool.gate.Purpose;
import dev.dbguild.tool.gate.Refusal;
import java.util.List;
import java.util.Set;

/// What kind of statement a sentence is, by an allow-list: a query, a change that is only planned, or an `EXPLAIN` of
/// one of them. Everything else is refused.
final class Form {
    private static final Set<String> QUERIES = Set.of("select", "values", "table");
    private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "merge");

    private final Sentence sentence;

    private Form(Sentence sentence) {
        this.sentence = sentence;
    }

    static Admitted of(Sentence sentence, Purpose purpose) {
        return new Form(sentence).admitted(purpose);
    }

    private Admitted admitted(Purpose purpose) {
        boolean explain = sentence.word(0, "explain");
        ExplainHead head = explain ? ExplainHead.of(sentence) : new ExplainHead(0, false);
        int main = main(head.behind());
        boolean changes = CHANGES.contains(sentence.at(main).text());
        if (changes && (purpose == Purpose.RUN || head.analyze())) {
            throw Refusals.change(sentence.at(main));
        }
        if (!changes) {
            refuseInto();
        }
        refuseChangesWithin(changes ? main : -1);
        refuseLocks();
        return new Admitted(sentence.from(head.behind()), head.analyze(), explain, changes);
    }

    /// The index of the word that says what the statement at this index is, behind brackets and WITH.
    private int main(int from) {
        int at = from;
        while (sentence.symbol(at, '(')) {
            at++;
        }
        if (sentence.word(at, "with")) {
            at = behindWith(at);
            while (sentence.symbol(at, '(')) {
                at++;
            }
        }
        Lexeme word = sentence.at(at);
        boolean known =
                word.kind() == Lexeme.Kind.WORD
                        && (QUERIES.contains(word.text()) || CHANGES.contains(word.text()));
        if (!known) {
            throw Refusals.kind(sentence, at);
        }
        return at;
    }

    /// Behind the common table expressions that WITH at this index begins.
    private int behindWith(int with) {
        int at = sentence.word(with + 1, "recursive") ? with + 2 : with + 1;
        while (true) {
            at = behindExpression(at);
            at = behindSearchAndCycle(at);
            if (!sentence.symbol(at, ',')) {
                return at;
            }
            at++;
        }
    }

    private int behindExpression(int name) {
        int at = name + 1;
        at = sentence.symbol(at, '(') ? sentence.behind(at) : at;
        boolean named = sentence.at(name).isName() && sentence.word(at, "as");
        at = sentence.word(at + 1, "not") ? at + 2 : at + 1;
        at = sentence.word(at, "materialized") ? at + 1 : at;
        if (!named || !sentence.symbol(at, '(')) {
            throw unreadableWith(sentence.at(name));
        }
        return sentence.behind(at);
    }

    private static Problem unreadableWith(Lexeme at) {
        return Refusal.unreadable(
                "the WITH clause cannot be read (character " + at.position() + ")",
                "write: with name as (select …) select …",
                at.position());
    }

    /// `SEARCH … BY a, b SET c` and `CYCLE …` hold commas of their own; the next expression is one that `AS (` follows.
    private int behindSearchAndCycle(int from) {
        int at = from;
        boolean clause = sentence.word(at, "search") || sentence.word(at, "cycle");
        while (clause && at < sentence.size() && !startsStatement(at) && !startsNext(at)) {
            at++;
        }
        return at;
    }

    private boolean startsStatement(int at) {
        Lexeme word = sentence.at(at);
        return sentence.symbol(at, '(')
                || word.kind() == Lexeme.Kind.WORD
                        && (QUERIES.contains(word.text()) || CHANGES.contains(word.text()));
    }

    private boolean startsNext(int at) {
        return sentence.symbol(at, ',')
                && (sentence.word(at + 2, "as") || sentence.symbol(at + 2, '('));
    }

    /// Changes in brackets, as in common table expressions: the server allows them there.
    private void refuseChangesWithin(int main) {
        for (int at = 0; at < sentence.size(); at++) {
            if (sentence.symbol(at, '(') && at + 1 != main) {
                int word = sentence.word(at + 1, "with") ? mainOfGroup(at + 1) : at + 1;
                if (word != main && isChange(word)) {
                    throw Refusals.changeWithin(sentence.at(word));
                }
            }
        }
    }

    /// A column may be named `with`, so what cannot be read as a clause is none.
    private int mainOfGroup(int with) {
        try {
            return behindWith(with);
        } catch (Problem noClause) {
            return with;
        }
    }

    private boolean isChange(int at) {
        Lexeme next = sentence.at(at + 1);
        return switch (sentence.at(at).kind() == Lexeme.Kind.WORD ? sentence.at(at).text() : "") {
            case "insert", "merge" -> next.isWord("into");
            case "delete" -> next.isWord("from");
            case "update" -> next.isName();
            default -> false;
        };
    }

    /// `INTO` is reserved: it stands in no query but one that makes a table, unless as a label.
    private void refuseInto() {
        for (int at = 0; at < sentence.size(); at++) {
            boolean label = sentence.word(at - 1, "as") || sentence.symbol(at - 1, '.');
            if (sentence.word(at, "into") && !label) {
                throw Refusals.into(sentence.at(at));
            }
        }
    }

    private void refuseLocks() {
        List<String[]> locks =
                List.of(
                        new String[] {"for", "update"},
                        new String[] {"for", "share"},
                        new String[] {"for", "no", "key", "update"},
                        new String[] {"for", "key", "share"});
        for (int at = 0; at < sentence.size(); at++) {
            for (String[] lock : locks) {
                if (sentence.words(at, lock)) {
                    throw Refusals.lock(sentence.at(at), String.join(" ", lock));
                }
            }
        }
    }
}
