package dev.dbguild.app;

import dev.dbguild.lab.Cluster;
import dev.dbguild.store.Migrations;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/// The database that keeps runs and events: in the embedded PostgreSQL, or where `DBGUILD_DATABASE_URL` says.
record State(AgroalDataSource database) implements AutoCloseable {
    private static final String URL = "DBGUILD_DATABASE_URL";
    private static final int CONNECTIONS = 8;

    /// Connects and brings the tables up to date.
    static State open(Cluster cluster, Map<String, String> environment) {
        String url = environment.getOrDefault(URL, "");
        State state =
                url.isBlank()
                        ? connect(cluster.url(Cluster.STATE), cluster.user(), cluster.password())
                        : connect(
                                url,
                                environment.getOrDefault("DBGUILD_DATABASE_USER", ""),
                                environment.getOrDefault("DBGUILD_DATABASE_PASSWORD", ""));
        Migrations.apply(state.database);
        return state;
    }

    private static State connect(String url, String user, String password) {
        var supplier =
                new AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(pool ->
                                pool.maxSize(CONNECTIONS)
                                        .minSize(0)
                                        .acquisitionTimeout(Duration.ofSeconds(10))
                                        .connectionFactoryConfiguration(factory ->
                                                factory.jdbcUrl(url)
                                                        .principal(new NamePrincipal(user))
                                                        .credential(new SimplePassword(password))));
        try {
            return new State(AgroalDataSource.from(supplier));
        } catch (SQLException e) {
            throw new IllegalStateException("a pool's settings are wrong", e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
