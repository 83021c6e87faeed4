package dev.dbguild.review.plan;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ReadsOverJdbc;
import dev.dbguild.engine.Target;
import dev.dbguild.lab.Observation;
import dev.dbguild.lab.Rehearsal;
import dev.dbguild.lab.Shadow;
import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.ScriptReader;
import dev.dbguild.sql.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Where a schema comes from.
public sealed interface SchemaSource {
    /// Statements that make it, in order.
    record Scripts(List<Input> files) implements SchemaSource {
        public Scripts {
            files = List.copyOf(files);
        }
    }

    /// What a database has; only its schema is read.
    record OfTarget(Target target) implements SchemaSource {}

    /// One script.
    static SchemaSource ddl(String name, String text) {
        return new Scripts(List.of(new Input(name, text)));
    }

    /// Makes the schema in an empty shadow.
    ///
    /// @return what could not be made, as sentences
    /// @throws Problem [Code#UNREADABLE_SQL] when a script fails, with the statement
    default List<String> load(Shadow shadow) {
        return switch (this) {
            case Scripts scripts -> {
                scripts.files().forEach(file -> run(shadow, file));
                yield List.of();
            }
            case OfTarget of ->
                    make(
                            shadow,
                            Engines.on(of.target(), ReadsOverJdbc.class)
                                    .read(of.target(), SchemaSource::objects));
        };
    }

    private static void run(Shadow shadow, Input file) {
        List<Statement> statements =
                ScriptReader.read(file.name(), file.text(), Dialect.POSTGRESQL)
                        .statements()
                        .stream()
                        .filter(SchemaSource::runs)
                        .toList();
        List<Observation> failed =
                new Rehearsal(shadow).replay(statements.stream().map(Statement::text).toList());
        if (!failed.isEmpty()) {
            Observation first = failed.getFirst();
            Statement statement = statements.get(first.index());
            throw new Problem(
                            Code.UNREADABLE_SQL,
                            "the schema cannot be made: '"
                                    + file.name()
                                    + "' line "
                                    + statement.line()
                                    + ": "
                                    + (first.failure() == null
                                            ? "it fails"
                                            : first.failure().message()),
                            "give all statements that the schema needs, in order")
                    .with("file", file.name())
                    .with("line", statement.line())
                    .with("statement", statement.text());
        }
    }

    private static boolean runs(Statement statement) {
        return !(statement instanceof Statement.Client)
                && !(statement instanceof Statement.Copy copy && copy.fromInput());
    }

    private static List<SchemaObject> objects(Connection connection) throws SQLException {
        try (java.sql.Statement set = connection.createStatement()) {
            set.execute("set local search_path = pg_catalog");
        }
        return SchemaObjects.of(connection);
    }

    private static List<String> make(Shadow shadow, List<SchemaObject> objects) {
        List<String> missing = new ArrayList<>();
        try (Connection connection = shadow.connect()) {
            Rows.run(connection, "set check_function_bodies = off");
            List<String> left = TableText.statements(objects);
            for (int round = 0; round < 4 && !left.isEmpty(); round++) {
                left =
                        left.stream()
                                .filter(sql -> Rows.refusal(connection, sql).isPresent())
                                .toList();
            }
            left.forEach(sql ->
                    missing.add(
                            "not copied from the target: " + sql.lines().findFirst().orElse(sql)));
        } catch (SQLException e) {
            throw Rows.failed(e);
        }
        return missing;
    }
}
