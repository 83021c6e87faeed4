package dev.dbguild.plan.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.engine.Target;
import dev.dbguild.lab.Shadow;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.lab.Tpch;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One query explained in every form, on real servers: each form must be read as the same plan as the server's JSON.
final class SameInEveryFormTest {
    private static final List<String> FORMS = List.of("text", "yaml", "xml");
    private final List<String> different = new ArrayList<>();
    private int compared;

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void every_kind_of_node_is_read_alike(int major) throws SQLException {
        try (Shadow shadow = SharedCluster.lab().shadow(major);
                Connection connection = shadow.connect()) {
            List<String> queries = prepared(connection, major);
            for (String query : queries) {
                for (String options : options(major)) {
                    compare(connection, options, query);
                }
            }
        }
        System.out.printf("forms: major %d, %d comparisons%n", major, compared);
        assertThat(different)
                .withFailMessage(() ->
                        different.size() + " differ:\n" + String.join("\n\n=====\n", different))
                .isEmpty();
    }

    /// All of them where the forms changed last, and the two that say most on the other majors.
    private static List<String> options(int major) {
        List<String> most = List.of("analyze, verbose, buffers, settings, wal", "verbose");
        List<String> least =
                List.of("costs off", "settings, summary", "analyze, timing off, buffers, wal");
        return major < 18 ? most : Stream.concat(most.stream(), least.stream()).toList();
    }

    @Test
    void the_queries_of_tpch_are_read_alike() throws SQLException {
        Target target = Tpch.target();
        try (Connection connection =
                DriverManager.getConnection(target.url(), target.user(), target.password())) {
            for (String query : Tpch.queries()) {
                compare(connection, "settings", query);
                compare(connection, "verbose, costs off", query);
            }
        }
        assertThat(different)
                .withFailMessage(() ->
                        different.size() + " differ:\n" + String.join("\n\n=====\n", different))
                .isEmpty();
    }

    private void compare(Connection connection, String options, String query) throws SQLException {
        connection.setAutoCommit(false);
        try {
            Plan json = PlanReader.read(explained(connection, options, "json", query));
            for (String form : FORMS) {
                String text = explained(connection, options, form, query);
                compared++;
                compare(form + " (" + options + ") " + query + "\n" + text, json, text);
            }
        } finally {
            connection.rollback();
        }
    }

    private void compare(String what, Plan json, String text) {
        boolean exact = !json.analyzed();
        Map<String, Object> expected = Sameness.of(json, exact);
        try {
            Map<String, Object> read = Sameness.of(PlanReader.read(text), exact);
            List<String> differences = Sameness.differences("", read, expected);
            if (!differences.isEmpty()) {
                different.add(String.join("\n", differences) + "\n" + what);
            }
        } catch (dev.dbguild.Problem e) {
            different.add(what + "\n" + e.what() + e.fields());
        }
    }

    private static String explained(
            Connection connection, String options, String form, String query) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            Savepoint savepoint = connection.setSavepoint();
            int settings = Math.max(0, query.lastIndexOf("set local "));
            int start =
                    settings == 0 && !query.startsWith("set local ")
                            ? 0
                            : query.indexOf(';', settings) + 1;
            statement.execute(query.substring(0, start) + "select 1");
            try (ResultSet rows =
                    statement.executeQuery(
                            "explain ("
                                    + options
                                    + ", format "
                                    + form
                                    + ") "
                                    + query.substring(start))) {
                StringBuilder text = new StringBuilder();
                while (rows.next()) {
                    text.append(rows.getString(1)).append('\n');
                }
                return text.toString();
            } finally {
                connection.rollback(savepoint);
            }
        }
    }

    private static List<String> prepared(Connection connection, int major) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(resource("schema.sql"));
            statement.execute("commit");
        }
        return Stream.of(resource("queries.sql").split(";\\s*\\n"))
                .map(String::strip)
                .filter(query -> !query.isEmpty())
                .filter(query -> since(query) <= major)
                .map(query -> query.replaceFirst("^-- since \\d+\\n", ""))
                .toList();
    }

    private static int since(String query) {
        return query.startsWith("-- since ") ? Integer.parseInt(query.substring(9, 11)) : 0;
    }

    private static String resource(String name) {
        try (InputStream in =
                SameInEveryFormTest.class.getResourceAsStream("/plans/forms/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
