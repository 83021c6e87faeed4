package dev.dbguild.tool.gate.mysql;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ReadsStoredCode;
import dev.dbguild.engine.Target;
import dev.dbguild.engine.TellsQuoting;
import dev.dbguild.engine.TellsQuoting.Quoting;
import dev.dbguild.tool.gate.Admitted;
import dev.dbguild.tool.gate.GateDialect;
import dev.dbguild.tool.gate.Purpose;
import dev.dbguild.tool.gate.Refusal;
import java.util.List;
import java.util.Set;

/// Admits a query (`SELECT`, `VALUES`, `TABLE`, `WITH`), an `EXPLAIN` of one, `DESCRIBE`, and the harmless kinds of
/// `SHOW`. A change is not admitted even to be planned: these servers refuse that in a read-only transaction.
final class MySqlDialect implements GateDialect {
    private static final Set<String> QUERY = Set.of("select", "values", "table", "with");
    private static final Set<String> EXPLAIN = Set.of("explain", "describe", "desc");

    @Override
    public Set<String> engines() {
        return Set.of("mysql", "mariadb");
    }

    @Override
    public Admitted admit(String sql, Purpose purpose, Target target) {
        Quoting quoting = Engines.on(target, TellsQuoting.class).quoting(target);
        List<Lexeme> lexemes = only(Lexer.read(sql, quoting));
        Explained explained = Explained.of(lexemes);
        List<Lexeme> rest = judged(explained.of(), purpose);
        Form.check(rest);
        Credentials.check(lexemes);
        ReadsStoredCode catalogue = Engines.on(target, ReadsStoredCode.class);
        new StoredCodePolicy(names -> catalogue.named(target, names)).check(rest);
        boolean explains = explained.of().size() < lexemes.size();
        return new Admitted(text(sql, explained.of()), explained.analyze(), explains, false);
    }

    /// The pieces that the policies read: all of a query, of `SHOW` what follows its own words.
    private static List<Lexeme> judged(List<Lexeme> statement, Purpose purpose) {
        Lexeme first = statement.getFirst();
        String word = first.kind() == Lexeme.Kind.WORD ? first.folded() : first.text();
        if (QUERY.contains(word) || first.symbol("(")) {
            return statement;
        }
        if (purpose == Purpose.RUN && word.equals("show")) {
            return Shows.rest(statement);
        }
        if (purpose == Purpose.RUN && EXPLAIN.contains(word)) {
            return statement.subList(1, statement.size());
        }
        throw Refusal.of(
                "'" + first.text() + "' is no query, and only queries may run",
                "send a SELECT; for a change, have it reviewed with the tool validate_migration",
                word,
                first.position());
    }

    private static String text(String sql, List<Lexeme> statement) {
        return sql.substring(statement.getFirst().start(), statement.getLast().end());
    }

    /// The pieces of the only statement, without what ends it.
    private static List<Lexeme> only(List<Lexeme> lexemes) {
        if (lexemes.isEmpty() || lexemes.getFirst().symbol(";")) {
            throw new Problem(Code.UNREADABLE_SQL, "there is no statement", "send one SELECT");
        }
        for (int at = 0; at < lexemes.size(); at++) {
            if (lexemes.get(at).symbol(";")) {
                refuseMore(lexemes, at);
                return lexemes.subList(0, at);
            }
        }
        return lexemes;
    }

    private static void refuseMore(List<Lexeme> lexemes, int end) {
        for (Lexeme more : lexemes.subList(end, lexemes.size())) {
            if (!more.symbol(";")) {
                throw Refusal.of(
                        "there is more than one statement, and only one may run",
                        "send them one by one",
                        more.text(),
                        more.position());
            }
        }
    }

    @Override
    public String withoutLiterals(String sql) {
        try {
            return Blanked.of(sql, Lexer.read(sql, new Quoting(true, false)));
        } catch (Problem unreadable) {
            return "…";
        }
    }
}
