package dev.dbguild.store;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/// Brings the state database to the schema this build needs, in the files of `db/migration`.
public final class Migrations {
    /// The schema everything of ours is in.
    public static final String SCHEMA = "dbguild";

    private Migrations() {}

    /// Applies what is missing. Two processes may do so at once: the second waits for the first.
    ///
    /// @return how many files were applied; 0 when the database was current
    /// @throws Problem [Code#DATABASE_UNREACHABLE] when it cannot be reached, [Code#BAD_SETTING] when its schema is
    ///     not one of ours or newer than this build
    public static int apply(DataSource database) {
        try {
            MigrateResult result = flyway(database).migrate();
            return result.migrationsExecuted;
        } catch (FlywayException e) {
            throw failed(e);
        }
    }

    private static Flyway flyway(DataSource database) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .defaultSchema(SCHEMA)
                .locations("classpath:db/migration")
                .javaMigrationClassProvider(List::of)
                .loggers("slf4j")
                .load();
    }

    private static Problem failed(FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.sql.SQLException refusal) {
                return StateFailure.of(refusal);
            }
        }
        return new Problem(
                        Code.BAD_SETTING,
                        "the state database cannot be brought to this build's schema: "
                                + failure.getMessage(),
                        "use the build that wrote it or a newer one, or point DBGUILD_DATABASE_URL"
                                + " to another database")
                .causedBy(failure);
    }
}
