package dev.dbguild.advise.whatif;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.ScriptReader;
import dev.dbguild.sql.Statement;
import org.jspecify.annotations.Nullable;

/// A query whose plan is asked for; it is never run on a target.
///
/// @param name what it is called in the answer: `Q1`
/// @param id as `slow_queries` names it; null for a query that a caller wrote
/// @param weight how much it counts beside the others: its execution time so far, or 1
/// @param reads whether by its form it only reads
public record AskedQuery(
        String name, @Nullable String id, String sql, double weight, boolean reads) {

    /// @param id see above
    /// @throws Problem [Code#REFUSED_SQL] when it is not one statement that can be planned
    public static AskedQuery of(String name, @Nullable String id, String sql, double weight) {
        Statement statement = planned(only(sql));
        boolean plain = statement instanceof Statement.Query query && query.plain();
        return new AskedQuery(name, id, statement.text(), weight, plain);
    }

    /// Whether it asks the server about itself, as monitoring does: no change of anybody's makes that faster.
    public static boolean isAboutTheCatalogue(String sql) {
        return ScriptReader.read("query", sql, Dialect.POSTGRESQL).statements().stream()
                .map(Statement::target)
                .anyMatch(name ->
                        name != null
                                && (name.last().startsWith("pg_")
                                        || name.schema().equals("information_schema")));
    }

    private static Statement only(String sql) {
        Script script = ScriptReader.read("query", sql, Dialect.POSTGRESQL);
        int statements = script.statements().size();
        if (statements != 1 || !script.troubles().isEmpty()) {
            throw new Problem(
                            Code.REFUSED_SQL,
                            statements == 1
                                    ? "the query cannot be read: a quote or parenthesis is never closed"
                                    : "the text holds "
                                            + statements
                                            + " statements where one query belongs",
                            "give each query on its own")
                    .with("sql", shortened(sql));
        }
        return script.statements().getFirst();
    }

    private static Statement planned(Statement statement) {
        return switch (statement) {
            case Statement.Explain explain -> planned(explain.of());
            case Statement.Query query -> query;
            case Statement.Change change -> change;
            case Statement other ->
                    throw new Problem(
                                    Code.REFUSED_SQL,
                                    "'" + other.kind() + "' has no plan",
                                    "give a select, insert, update, delete or merge")
                            .with("sql", shortened(other.text()));
        };
    }

    static String shortened(String sql) {
        return sql.length() > 200 ? sql.substring(0, 200) + "…" : sql;
    }
}
