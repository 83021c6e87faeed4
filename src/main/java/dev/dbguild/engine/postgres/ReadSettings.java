package dev.dbguild.engine.postgres;

import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.ReadsSettings;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// All settings the role may see.
final class ReadSettings implements ReadsSettings {
    private static final String SQL =
            """
            select name, setting, unit, current_setting(name) as shown, source, pending_restart,
                   case when context in ('postmaster', 'internal') then 'restart'
                        when context in ('sighup', 'backend', 'superuser-backend') then 'reload'
                        else 'session' end as needs
            from pg_settings
            order by name
            """;

    private final Sessions sessions;

    ReadSettings(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Setting> read(Target target) {
        return sessions.read(target, ReadSettings::read);
    }

    private static List<Setting> read(Connection connection) throws SQLException {
        return OwnRows.all(connection, SQL, ReadSettings::setting);
    }

    private static Setting setting(ResultSet row) throws SQLException {
        return new Setting(
                row.getString("name"),
                row.getString("setting"),
                row.getString("unit"),
                row.getString("shown"),
                row.getString("source"),
                row.getString("needs"),
                row.getBoolean("pending_restart"));
    }
}
