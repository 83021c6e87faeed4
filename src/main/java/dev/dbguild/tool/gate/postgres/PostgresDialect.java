package dev.dbguild.tool.gate.postgres;

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
import dev.dbguild.tool.gate.Admitted;
import dev.dbguild.tool.gate.GateDialect;
import dev.dbguild.tool.gate.Purpose;
import dev.dbguild.tool.gate.Refusal;
import java.util.List;
import java.util.Set;

/// Admits a `SELECT`, `VALUES` or `TABLE`, or an `EXPLAIN` of one.
final class PostgresDialect implements GateDialect {
    @Override
    public Set<String> engines() {
        return Set.of("postgresql");
    }

    @Override
    public Admitted admit(String sql, Purpose purpose, Target target) {
        Script script = ScriptReader.read("statement", sql, Dialect.POSTGRESQL);
        Statement statement = only(script);
        Admitted admitted =
                statement instanceof Statement.Explain explain
                        ? new Admitted(query(explain.of()), explain.analyze(), false)
                        : new Admitted(query(statement), false, false);
        FunctionPolicy.check(
                NameUse.all(script),
                wanted -> Engines.on(target, ResolvesFunctions.class).resolve(target, wanted));
        return admitted;
    }

    @Override
    public String withoutLiterals(String sql) {
        return "…";
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
            throw Refusal.of(
                    "there are " + statements.size() + " statements, and only one may run",
                    "send them one by one",
                    second.kind(),
                    second.source().startChar() + 1);
        }
        return statements.getFirst();
    }

    private static String query(Statement statement) {
        if (!(statement instanceof Statement.Query query)) {
            throw Refusal.of(
                    "'" + statement.kind() + "' is no query, and only queries may run",
                    "send a SELECT; for a change, have it reviewed with the tool validate_migration",
                    statement.kind(),
                    statement.source().startChar() + 1);
        }
        if (query.plain()) {
            return query.text();
        }
        throw Refusal.of(
                query.writes()
                        ? "a part of the query changes rows"
                        : query.into()
                                ? "SELECT INTO makes a table"
                                : "FOR UPDATE and its like lock the rows they read",
                "leave that part out",
                query.writes() ? "with" : query.into() ? "into" : "for",
                query.source().startChar() + 1);
    }
}
