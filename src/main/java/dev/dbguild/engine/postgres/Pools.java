package dev.dbguild.engine.postgres;

import dev.dbguild.engine.Target;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.postgresql.Driver;

/// Makes the connection pool of a target: read-only sessions, named `dbguild`, that give up connecting after five
/// seconds.
final class Pools {
    static final int SIZE = 4;

    private static final Map<String, String> PROPERTIES =
            Map.of(
                    "ApplicationName", "dbguild",
                    "connectTimeout", "5",
                    "loginTimeout", "5",
                    "socketTimeout", "90",
                    "tcpKeepAlive", "true",
                    "readOnly", "true",
                    "readOnlyMode", "always",
                    "prepareThreshold", "0");

    /// A row of more than this breaks a caller's session off before it is read.
    private static final Map<String, String> CALLERS = Map.of("maxResultBuffer", "32M");

    private Pools() {}

    /// @param callers whether its sessions are for SQL that callers wrote
    static AgroalDataSource open(Target target, boolean callers) {
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
                                        .connectionFactoryConfiguration(factory -> {
                                            factory.jdbcUrl(jdbcUrl(target))
                                                    .connectionProviderClass(Driver.class);
                                            PROPERTIES.forEach(factory::jdbcProperty);
                                            (callers ? CALLERS : Map.<String, String>of())
                                                    .forEach(factory::jdbcProperty);
                                            credentials(target, factory);
                                            return factory;
                                        }));
        try {
            return AgroalDataSource.from(supplier);
        } catch (SQLException e) {
            throw Failures.ofConnection(target, e);
        }
    }

    private static void credentials(
            Target target,
            io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier
                    factory) {
        if (target.user() != null) {
            factory.principal(new NamePrincipal(target.user()));
        }
        if (target.password() != null) {
            factory.credential(new SimplePassword(target.password()));
        }
    }

    /// The driver's form of the URL; people also write `postgresql://host/database`.
    static String jdbcUrl(Target target) {
        return target.url().replaceFirst("^(jdbc:)?postgres(ql)?://", "jdbc:postgresql://");
    }
}
