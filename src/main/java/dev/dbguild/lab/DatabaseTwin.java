package dev.dbguild.lab;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A twin in a shadow of the embedded cluster.
final class DatabaseTwin implements Twin {
    private final DatabaseShadow shadow;
    private final List<String> differences;
    private @Nullable TrialIndexes trials;

    DatabaseTwin(DatabaseShadow shadow, List<String> differences) {
        this.shadow = shadow;
        this.differences = List.copyOf(differences);
    }

    @Override
    public String name() {
        return shadow.name();
    }

    @Override
    public Connection connect() {
        return shadow.connect();
    }

    @Override
    public List<String> differences() {
        return differences;
    }

    @Override
    public long settleIndex(String index) {
        return trials().settle(index);
    }

    @Override
    public void settleTables(List<MadeTable> tables) {
        try (Connection administrator = shadow.connectAsAdministrator()) {
            new SettleTables(administrator, shadow.cluster().files()).settle(tables);
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
    }

    @Override
    public List<TrialIndex> tryIndexes(List<String> statements) {
        return trials().make(statements);
    }

    @Override
    public void show(Set<String> tried, Set<String> hidden) {
        trials().show(tried, hidden);
    }

    private TrialIndexes trials() {
        if (trials == null) {
            trials = new TrialIndexes(shadow);
        }
        return trials;
    }

    @Override
    public void close() {
        if (trials != null) {
            trials.close();
        }
        shadow.close();
    }
}
