package dev.dbguild.advise.plan;

import dev.dbguild.Json;
import dev.dbguild.engine.Target;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// One query of `provoked/<rule>.sql`, with what is said of it before it.
///
/// A file begins with `-- setup`. `-- found on <node>` runs what follows and must find the rule on that node,
/// `-- planned on <node>` only plans it, `-- silent: <why>` runs it and must not find the rule. The last statement of
/// each part is the query; what is before it is done in the same transaction, which is rolled back.
record Provocation(String rule, String says, String sql) {
    private static final Path FOLDER = Path.of("src/test/resources/provoked");
    private static final String MEASURED =
            "explain (analyze, buffers, verbose, settings, wal, serialize text, format json) ";
    private static final String PLANNED = "explain (verbose, settings, format json) ";

    static Stream<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(String rule) {
        return FOLDER.resolve(rule + ".sql");
    }

    /// The parts of a file, the setup first.
    static List<Provocation> in(Path file) {
        String rule = file.getFileName().toString().replace(".sql", "");
        try {
            return Arrays.stream(Files.readString(file).split("(?m)^-- "))
                    .filter(part -> !part.isBlank())
                    .map(part -> of(rule, part))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Provocation of(String rule, String part) {
        int line = part.indexOf('\n');
        return new Provocation(rule, part.substring(0, line).strip(), part.substring(line).strip());
    }

    boolean planned() {
        return says.startsWith("planned");
    }

    boolean silent() {
        return says.startsWith("silent");
    }

    /// The node that it must be found on, one of those between bars.
    List<String> nodes() {
        return List.of(says.replaceFirst("^\\w+ on ", "").split("\\|"));
    }

    String query() {
        return statements().getLast();
    }

    private List<String> statements() {
        return Arrays.stream(sql.split(";\\s*\\n|;\\s*$")).toList();
    }

    /// A new database with the setup of this part.
    Target target() {
        return SharedCluster.freshTarget(statements().toArray(String[]::new));
    }

    Plan plan(Target target) {
        try (Connection connection = connect(target);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String each : statements().subList(0, statements().size() - 1)) {
                statement.execute(each);
            }
            try (ResultSet row =
                    statement.executeQuery((planned() ? PLANNED : MEASURED) + query())) {
                row.next();
                return PlanReader.read(Json.parse(row.getString(1)));
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(rule + ": " + says, e);
        }
    }

    private static Connection connect(Target target) throws SQLException {
        return DriverManager.getConnection(
                target.url(), SharedCluster.get().user(), SharedCluster.get().password());
    }

    @Override
    public String toString() {
        return rule + ": " + says;
    }
}
