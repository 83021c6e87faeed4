package dev.dbguild.advise.index;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.ScriptReader;

/// Lets through one statement only: of several, a driver would explain the first and run the others.
final class SingleQuery {
    private SingleQuery() {}

    /// The statement without the semicolon behind it.
    static String of(String sql) {
        int statements =
                ScriptReader.read("query.sql", sql, Dialect.POSTGRESQL).statements().size();
        if (statements != 1) {
            throw new Problem(
                    Code.REFUSED_SQL,
                    "the text holds " + statements + " statements",
                    "send one query at a time");
        }
        return sql.strip().replaceFirst(";\\s*$", "");
    }
}
