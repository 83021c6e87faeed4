package dev.dbguild.engine;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Two small pools of connections to each target, opened at first use: one for our own SQL, one for what callers wrote,
/// so that neither keeps the other waiting. May be shared by threads.
public final class TargetPools implements AutoCloseable {
    private static final int SIZE = 4;

    /// Which pool.
    ///
    /// @param callers whether its sessions are for SQL that callers wrote
    public record Key(Target target, boolean callers) {}

    /// How a driver reaches a target.
    ///
    /// @param driver the class of the JDBC driver
    public record Access(String jdbcUrl, Class<?> driver, Map<String, String> properties) {}

    private final Function<Key, Access> access;
    private final Map<Key, AgroalDataSource> pools = new HashMap<>();

    public TargetPools(Function<Key, Access> access) {
        this.access = access;
    }

    /// A connection that goes back when it is closed.
    ///
    /// @throws Problem [Code#TOO_MANY] when none came free within five and a half seconds
    public Connection borrow(Key key) throws SQLException {
        AgroalDataSource pool = pool(key);
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            if (pool.getMetrics().activeCount() >= SIZE) {
                throw inUse(key.target());
            }
            throw e;
        }
    }

    private synchronized AgroalDataSource pool(Key key) throws SQLException {
        AgroalDataSource pool = pools.get(key);
        if (pool == null) {
            pool = open(key);
            pools.put(key, pool);
        }
        return pool;
    }

    private AgroalDataSource open(Key key) throws SQLException {
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(pool ->
                                pool.maxSize(SIZE)
                                        .minSize(0)
                                        .initialSize(0)
                                        .acquisitionTimeout(Duration.ofMillis(5_500))
                                        .reapTimeout(Duration.ofMinutes(2))
                                        .validateOnBorrow(true)
                                        .connectionValidator(
                                                ConnectionValidator.defaultValidatorWithTimeout(2))
                                        .connectionFactoryConfiguration(
                                                factory -> configure(key, factory))));
    }

    private AgroalConnectionFactoryConfigurationSupplier configure(
            Key key, AgroalConnectionFactoryConfigurationSupplier factory) {
        Access how = access.apply(key);
        factory.jdbcUrl(how.jdbcUrl()).connectionProviderClass(how.driver());
        how.properties().forEach(factory::jdbcProperty);
        Target target = key.target();
        if (target.user() != null) {
            factory.principal(new NamePrincipal(target.user()));
        }
        if (target.password() != null) {
            factory.credential(new SimplePassword(target.password()));
        }
        return factory;
    }

    private static Problem inUse(Target target) {
        return new Problem(
                        Code.TOO_MANY,
                        "all " + SIZE + " connections to '" + target.name() + "' are in use",
                        "try again in a moment")
                .with("target", target.name());
    }

    @Override
    public synchronized void close() {
        pools.values().forEach(AgroalDataSource::close);
        pools.clear();
    }
}
