package dev.dbguild.engine.mysql;

import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.ReadsStoredCode;
import dev.dbguild.engine.Target;
import dev.dbguild.engine.TellsQuoting.Quoting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stored routines and views as `information_schema` shows them to the user.
final class ReadStoredCode implements ReadsStoredCode {
    private static final String SQL =
            """
            select /* dbguild */ r.routine_type as kind, r.routine_schema as of_schema, r.routine_name as name,
                   r.sql_data_access = 'MODIFIES SQL DATA' as writes, r.routine_definition as body,
                   r.sql_mode as modes, r.routine_body as language, r.routine_schema = database() as near
            from information_schema.routines r where r.routine_name in (%1$s)
            union all
            select 'VIEW', v.table_schema, v.table_name, false, v.view_definition, @@sql_mode, 'SQL',
                   v.table_schema = database()
            from information_schema.views v where v.table_name in (%1$s)\
            """;

    private final Sessions sessions;

    ReadStoredCode(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<StoredCode> named(Target target, Set<String> names) {
        return names.isEmpty()
                ? List.of()
                : sessions.read(target, connection -> read(connection, names));
    }

    private static List<StoredCode> read(Connection connection, Set<String> names)
            throws SQLException {
        List<StoredCode> exact = new ArrayList<>();
        for (StoredCode code : listed(connection, names)) {
            exact.add(code.kind() == Kind.FUNCTION ? exact(connection, code) : code);
        }
        return exact;
    }

    /// `information_schema` shows bodies with their escapes taken out; the statement that makes them is as written.
    private static StoredCode exact(Connection connection, StoredCode code) throws SQLException {
        String sql = "show create function " + quoted(code.schema()) + "." + quoted(code.name());
        String text = OwnRows.one(connection, sql, row -> row.getString(3));
        return new StoredCode(
                code.kind(),
                code.schema(),
                code.name(),
                code.near(),
                code.writes(),
                text,
                code.quoting());
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static List<StoredCode> listed(Connection connection, Set<String> names)
            throws SQLException {
        String places = String.join(", ", Collections.nCopies(names.size(), "?"));
        try (PreparedStatement statement = connection.prepareStatement(SQL.formatted(places))) {
            int place = 1;
            for (int half = 0; half < 2; half++) {
                for (String name : names) {
                    statement.setString(place++, name);
                }
            }
            return all(statement);
        }
    }

    private static List<StoredCode> all(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<StoredCode> all = new ArrayList<>();
            while (rows.next()) {
                all.add(code(rows));
            }
            return all;
        }
    }

    private static StoredCode code(ResultSet row) throws SQLException {
        String body = row.getString("body");
        return new StoredCode(
                Kind.valueOf(row.getString("kind")),
                row.getString("of_schema"),
                row.getString("name"),
                row.getBoolean("near"),
                row.getBoolean("writes"),
                body == null || body.isEmpty() ? null : body,
                quoting(row));
    }

    private static @Nullable Quoting quoting(ResultSet row) throws SQLException {
        String modes = row.getString("modes");
        boolean plain = "SQL".equals(row.getString("language")) && !modes.contains("ORACLE");
        return plain
                ? new Quoting(
                        !modes.contains("NO_BACKSLASH_ESCAPES"), modes.contains("ANSI_QUOTES"))
                : null;
    }
}
