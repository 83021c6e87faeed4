package dev.dbguild.store;

import dev.dbguild.lab.SharedCluster;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// State databases on the tests' cluster.
public final class StateDatabases {
    private StateDatabases() {}

    /// A new, empty database.
    public static DataSource empty() {
        return of(SharedCluster.freshDatabase());
    }

    /// A new database with the schema of this build.
    public static DataSource migrated() {
        DataSource database = empty();
        Migrations.apply(database);
        return database;
    }

    static DataSource of(String name) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(SharedCluster.get().url(name));
        database.setUser(SharedCluster.get().user());
        database.setPassword(SharedCluster.get().password());
        return database;
    }
}
