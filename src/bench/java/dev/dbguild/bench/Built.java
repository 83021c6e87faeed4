package dev.dbguild.bench;

import dev.dbguild.advise.index.IndexAdvice;
import dev.dbguild.advise.index.IndexAdvice.AdvisedQuery;
import dev.dbguild.advise.index.IndexAdvice.ProposedIndex;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.Target;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.lab.Tpch;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Proposed indexes really built on a copy of the data.
///
/// @param bytes of all of them
/// @param cost that the planner then gives all queries
/// @param worst relative difference of the claimed size of one of them
record Built(long bytes, double cost, double worst) {

    static Built of(IndexAdvice advice) throws SQLException {
        Engines.close();
        Target copy = Tpch.copy();
        String database = copy.url().substring(copy.url().lastIndexOf('/') + 1);
        long bytes = 0;
        double worst = 0;
        double cost = 0;
        try (Connection connection = SharedCluster.get().connect(database);
                Statement statement = connection.createStatement()) {
            for (ProposedIndex index : advice.proposed()) {
                statement.execute(index.statement());
                double built = size(statement, index.name());
                bytes += (long) built;
                double off = index.bytes() / built - 1;
                worst = Math.abs(off) > Math.abs(worst) ? off : worst;
            }
            for (AdvisedQuery query : advice.queries()) {
                cost += cost(statement, query.sql());
            }
        }
        return new Built(bytes, cost, worst);
    }

    private static double size(Statement statement, String index) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pg_relation_size('" + index + "')")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double cost(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery("explain " + sql)) {
            row.next();
            return Double.parseDouble(
                    row.getString(1).replaceFirst(".*cost=[0-9.]+\\.\\.([0-9.]+) .*", "$1"));
        }
    }
}
