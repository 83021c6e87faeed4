package dev.dbguild.lab;

import dev.dbguild.lab.Blueprint.Locale;
import java.sql.Connection;
import java.util.Map;

/// Reads a blueprint in one read-only transaction.
final class BlueprintReader {
    private static final String LOCALE =
            """
            select coalesce(to_jsonb(d) ->> 'datlocprovider', 'c'),
                   coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale', d.datcollate)
            from pg_database d where datname = current_database()
            """;

    private BlueprintReader() {}

    /// @param connection in a read-only transaction, whose search path and formats change
    static Blueprint read(Connection connection) {
        Map<String, String> settings = StatisticsReader.settings(connection);
        settings.put("search_path", Jdbc.texts(connection, "show search_path").getFirst());
        Jdbc.run(
                connection,
                "set local search_path = pg_catalog; set local datestyle = 'ISO';"
                        + " set local intervalstyle = 'postgres'; set local timezone = 'UTC';"
                        + " set local bytea_output = 'hex'; set local extra_float_digits = 3");
        int major = (int) Jdbc.number(connection, "show server_version_num") / 10_000;
        var columns = StatisticsReader.columns(connection, major);
        return new Blueprint(
                        major,
                        locale(connection),
                        Jdbc.texts(
                                connection,
                                "select extname from pg_extension where extname <> 'plpgsql'"),
                        SchemaReader.statements(connection),
                        settings,
                        StatisticsReader.sizes(connection, columns),
                        columns,
                        new JointStatisticsReader(connection, major).read(),
                        true,
                        Differences.read(connection))
                .withColumns(
                        StatisticsReader.withEnds(columns, IndexEnds.read(connection, columns)));
    }

    private static Locale locale(Connection connection) {
        return Jdbc.all(connection, row -> new Locale(row.getString(1), row.getString(2)), LOCALE)
                .getFirst();
    }
}
