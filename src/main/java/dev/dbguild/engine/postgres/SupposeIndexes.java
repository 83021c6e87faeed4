package dev.dbguild.engine.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Json;
import dev.dbguild.engine.OpenQuery;
import dev.dbguild.engine.SupposesIndexes;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// HypoPG, in one session and one read-only transaction. Its indexes are forgotten before the session returns.
///
/// Since 1.4 it also hides indexes that are there.
final class SupposeIndexes implements SupposesIndexes {
    private static final String INSTALLED =
            """
            select e.extversion, quote_ident(n.nspname),
                   exists (select from pg_proc p where p.pronamespace = n.oid and p.proname = 'hypopg_hide_index')
            from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'hypopg'
            """;

    private final Sessions sessions;

    SupposeIndexes(Sessions sessions) {
        this.sessions = sessions;
    }

    /// @param schema as it is written in SQL
    private record Extension(
            @org.jspecify.annotations.Nullable String version, String schema, boolean hides) {}

    @Override
    public Ability ability(Target target) {
        return sessions.read(
                target,
                connection -> {
                    Extension found = extension(connection);
                    return new Ability(found.version(), found.hides());
                });
    }

    @Override
    public List<Supposed> plan(Target target, Supposition supposition, List<String> queries) {
        return sessions.readForCaller(
                target,
                connection -> {
                    Extension extension = extension(connection);
                    try {
                        suppose(connection, extension, supposition);
                        List<Supposed> plans = new ArrayList<>();
                        for (String query : queries) {
                            plans.add(plan(connection, query));
                        }
                        return plans;
                    } finally {
                        forget(connection, extension);
                    }
                });
    }

    private static Extension extension(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(INSTALLED)) {
            return rows.next()
                    ? new Extension(rows.getString(1), rows.getString(2), rows.getBoolean(3))
                    : new Extension(null, "public", false);
        }
    }

    private static void suppose(Connection connection, Extension extension, Supposition supposition)
            throws SQLException {
        for (String created : supposition.created()) {
            call(connection, "select indexname from %s.hypopg_create_index(?)", extension, created);
        }
        for (String hidden : supposition.hidden()) {
            call(connection, "select %s.hypopg_hide_index(?::regclass::oid)", extension, hidden);
        }
        for (var setting : supposition.settings().entrySet()) {
            execute(connection, "set local " + setting.getKey() + " = " + setting.getValue());
        }
    }

    private static void call(
            Connection connection, String sql, Extension extension, String argument)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(sql.formatted(extension.schema()))) {
            statement.setString(1, argument);
            statement.executeQuery().close();
        }
    }

    /// Hypothetical indexes do not end with the transaction.
    private static void forget(Connection connection, Extension extension) throws SQLException {
        connection.rollback();
        execute(connection, "select " + extension.schema() + ".hypopg_reset()");
        if (extension.hides()) {
            execute(connection, "select " + extension.schema() + ".hypopg_unhide_all_indexes()");
        }
    }

    private static Supposed plan(Connection connection, String query) throws SQLException {
        execute(connection, "savepoint dbguild_asked");
        try {
            Supposed supposed = new Supposed(explained(connection, query), null);
            execute(connection, "release savepoint dbguild_asked");
            return supposed;
        } catch (SQLException e) {
            execute(connection, "rollback to savepoint dbguild_asked");
            String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return new Supposed(null, said.replaceFirst("^ERROR: ", ""));
        }
    }

    private static JsonNode explained(Connection connection, String query) throws SQLException {
        return Json.parse(OpenQuery.of(query).explained(connection, "format json"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
