package dev.dbguild.engine.mysql;

import dev.dbguild.engine.Target;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.mariadb.jdbc.Driver;

/// Makes the connection pool of a target: sessions that take one statement at a time, hand over no file of this
/// machine, and give up connecting after five seconds.
final class Pools {
    static final int SIZE = 4;

    private static final Map<String, String> PROPERTIES =
            Map.ofEntries(
                    Map.entry("connectTimeout", "5000"),
                    Map.entry("socketTimeout", "90000"),
                    Map.entry("tcpKeepAlive", "true"),
                    Map.entry("allowMultiQueries", "false"),
                    Map.entry("allowLocalInfile", "false"),
                    Map.entry("useServerPrepStmts", "false"),
                    Map.entry("useResetConnection", "true"),
                    Map.entry("dumpQueriesOnException", "false"),
                    Map.entry("includeInnodbStatusInDeadlockExceptions", "false"),
                    Map.entry("tinyInt1isBit", "false"),
                    Map.entry("connectionAttributes", "program_name:dbguild"));

    private Pools() {}

    static AgroalDataSource open(Target target) {
        AgroalDataSourceConfigurationSupplier supplier =
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
                                                factory -> configure(target, factory)));
        try {
            return AgroalDataSource.from(supplier);
        } catch (SQLException e) {
            throw Failures.ofConnection(target, e);
        }
    }

    private static AgroalConnectionFactoryConfigurationSupplier configure(
            Target target, AgroalConnectionFactoryConfigurationSupplier factory) {
        factory.jdbcUrl(Address.of(target).jdbcUrl()).connectionProviderClass(Driver.class);
        PROPERTIES.forEach(factory::jdbcProperty);
        if (target.user() != null) {
            factory.principal(new NamePrincipal(target.user()));
        }
        if (target.password() != null) {
            factory.credential(new SimplePassword(target.password()));
        }
        return factory;
    }
}
