package dev.dbguild.advise.index;

import dev.dbguild.engine.Target;
import dev.dbguild.lab.Blueprint;
import dev.dbguild.lab.Lab;
import dev.dbguild.lab.Replica;
import dev.dbguild.lab.Shadow;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.lab.TrialIndex;
import dev.dbguild.lab.Twin;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/// A lab whose twins are the targets themselves, rows and all, so that advice is held against indexes really built.
final class RowsAndAll implements Lab {

    @Override
    public Shadow shadow() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Shadow shadow(int major) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Replica replicaOf(Target target, int major) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Replica copyOf(Target target, List<String> tables, long most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Twin twinOf(Target target) {
        return new Real(target.url().substring(target.url().lastIndexOf('/') + 1));
    }

    @Override
    public Blueprint blueprintOf(Target target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Twin twinOf(Blueprint blueprint) {
        throw new UnsupportedOperationException();
    }

    private record Real(String name) implements Twin {

        @Override
        public Connection connect() {
            try {
                Connection connection = SharedCluster.get().connect(name);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set max_parallel_workers_per_gather = 0");
                }
                return connection;
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public List<String> differences() {
            return List.of();
        }

        @Override
        public long settleIndex(String index) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery("select pg_relation_size('" + index + "')")) {
                rows.next();
                return rows.getLong(1);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public List<TrialIndex> tryIndexes(List<String> statements) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void show(Set<String> tried, Set<String> hidden) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
