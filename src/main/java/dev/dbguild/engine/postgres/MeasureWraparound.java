package dev.dbguild.engine.postgres;

import dev.dbguild.engine.MeasuresWraparound;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.SQLException;

/// Transaction and multixact age of the present database.
final class MeasureWraparound implements MeasuresWraparound {
    private static final String SQL =
            """
            select age(datfrozenxid) as xid_age, mxid_age(datminmxid) as multixact_age,
                   current_setting('autovacuum_freeze_max_age')::bigint as freeze_max_age,
                   current_setting('autovacuum_multixact_freeze_max_age')::bigint as multixact_freeze_max_age
            from pg_database
            where datname = current_database()
            """;

    private final Sessions sessions;

    MeasureWraparound(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Wraparound measure(Target target) {
        return sessions.read(target, MeasureWraparound::read);
    }

    private static Wraparound read(Connection connection) throws SQLException {
        return Rows.one(
                connection,
                SQL,
                row ->
                        new Wraparound(
                                row.getLong("xid_age"),
                                row.getLong("freeze_max_age"),
                                row.getLong("multixact_age"),
                                row.getLong("multixact_freeze_max_age")));
    }
}
