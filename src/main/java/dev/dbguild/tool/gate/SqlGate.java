package dev.dbguild.tool.gate;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ResolvesFunctions;
import dev.dbguild.engine.Target;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.NameUse;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.ScriptReader;
import dev.dbguild.sql.Statement;
import java.util.List;

/// Lets one statement through if it only reads: a `SELECT`, `VALUES` or `TABLE`, or an `EXPLAIN` of one, whose functions
/// have no effects by what the target's catalogue says of them. What it cannot read it refuses.
///
/// It is the second of four guards: the role, this, the read-only transaction that is rolled back, and the limits of
/// time and size.
public final class SqlGate {
    private static final int LONGEST = 100_000;

    private SqlGate() {}

    /// @throws Problem [Code#UNREADABLE_SQL] or [Code#REFUSED_SQL], with the word and its 1-based position
    public static Admitted admit(String sql, Target target) {
        Script script = script(sql, target);
        Statement statement = only(script);
        Admitted admitted =
                statement instanceof Statement.Explain explain
                        ? new Admitted(query(explain.of()), explain.analyze())
                        : new Admitted(query(statement), false);
        List<NameUse> names = NameUse.all(script);
        FunctionPolicy.check(
                names,
                wanted -> Engines.on(target, ResolvesFunctions.class).resolve(target, wanted));
        return admitted;
    }

    private static Script script(String sql, Target target) {
        if (sql.isBlank()) {
            throw new Problem(Code.UNREADABLE_SQL, "there is no statement", "send one SELECT");
        }
        if (sql.length() > LONGEST) {
            throw new Problem(
                    Code.TOO_LARGE,
                    "the statement has " + sql.length() + " characters",
                    "send at most " + LONGEST);
        }
        if (sql.indexOf('\0') >= 0) {
            throw new Problem(
                            Code.UNREADABLE_SQL,
                            "the statement holds a zero character",
                            "send plain text")
                    .with("position", sql.indexOf('\0') + 1);
        }
        Dialect dialect = Dialect.of(target.engine()).orElse(Dialect.POSTGRESQL);
        return ScriptReader.read("statement", sql, dialect);
    }

    private static Statement only(Script script) {
        if (!script.troubles().isEmpty()) {
            throw new Problem(
                            Code.UNREADABLE_SQL,
                            "the statement cannot be read: "
                                    + script.troubles().getFirst().message(),
                            "close every quote, comment and parenthesis")
                    .with("line", script.troubles().getFirst().line());
        }
        List<Statement> statements = script.statements();
        if (statements.isEmpty()) {
            throw new Problem(Code.UNREADABLE_SQL, "there is only a comment", "send one SELECT");
        }
        if (statements.size() > 1) {
            Statement second = statements.get(1);
            throw refused(
                    "there are " + statements.size() + " statements, and only one may run",
                    "send them one by one",
                    second.kind(),
                    second.source().startChar() + 1);
        }
        return statements.getFirst();
    }

    private static String query(Statement statement) {
        if (!(statement instanceof Statement.Query query)) {
            throw refused(
                    "'" + statement.kind() + "' is no query, and only queries may run",
                    "send a SELECT; for a change, have it reviewed with the tool validate_migration",
                    statement.kind(),
                    statement.source().startChar() + 1);
        }
        if (query.plain()) {
            return query.text();
        }
        throw refused(
                query.writes()
                        ? "a part of the query changes rows"
                        : query.into()
                                ? "SELECT INTO makes a table"
                                : "FOR UPDATE and its like lock the rows they read",
                "leave that part out",
                query.writes() ? "with" : query.into() ? "into" : "for",
                query.source().startChar() + 1);
    }

    static Problem refused(String what, String cure, String word, int position) {
        return new Problem(Code.REFUSED_SQL, what, cure)
                .with("word", word)
                .with("position", position);
    }
}
