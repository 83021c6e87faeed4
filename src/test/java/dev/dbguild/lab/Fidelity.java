package dev.dbguild.lab;

import dev.dbguild.engine.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a twin plans queries beside its source.
///
/// @param plans one for each query, in their order
public record Fidelity(List<Pair> plans) {
    private static final Pattern COST = Pattern.compile("cost=([0-9.]+)\\.\\.([0-9.]+)");
    private static final Pattern FIGURES = Pattern.compile(" +\\(cost=[^)]*\\)");

    /// Two plans of a query.
    public record Pair(String query, String source, String twin) {
        public double sourceCost() {
            return cost(source);
        }

        public double twinCost() {
            return cost(twin);
        }

        /// In percent of the source's cost; infinite when the shapes differ.
        public double deviation() {
            return twinCost() == sourceCost() ? 0 : Math.abs(twinCost() / sourceCost() - 1) * 100;
        }

        /// Whether everything but the figures is the same, conditions and names of indexes too.
        public boolean sameShape() {
            return shape(source).equals(shape(twin));
        }

        private static String shape(String plan) {
            return FIGURES.matcher(plan).replaceAll("");
        }

        private static double cost(String plan) {
            Matcher cost = COST.matcher(plan);
            if (!cost.find()) {
                throw new IllegalArgumentException("not a plan: " + plan);
            }
            return Double.parseDouble(cost.group(2));
        }

        @Override
        public String toString() {
            return "%s%n--- source%n%s%n--- twin%n%s%n".formatted(query, source, twin);
        }
    }

    public static Fidelity of(Connection source, Connection twin, List<String> queries) {
        List<Pair> plans = new ArrayList<>();
        for (String query : queries) {
            plans.add(new Pair(query, plan(source, query), plan(twin, query)));
        }
        return new Fidelity(plans);
    }

    /// Without the driver's look at question marks: some operators have one.
    private static String plan(Connection connection, String query) {
        try (Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("explain " + query)) {
            StringBuilder plan = new StringBuilder();
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
            return plan.toString();
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
    }

    /// Those whose shapes differ, or whose costs differ by more than `percent`.
    public List<Pair> beyond(double percent) {
        return plans.stream()
                .filter(pair -> !pair.sameShape() || pair.deviation() > percent)
                .toList();
    }

    public double worst() {
        return plans.stream().mapToDouble(Pair::deviation).max().orElse(0);
    }

    /// A copy of the demo, to be changed at will.
    public static Target demo() {
        return DemoFixture.copy();
    }

    /// The statements of `/twin/NAME` among the test resources.
    public static List<String> statements(String name) {
        try (InputStream in = Fidelity.class.getResourceAsStream("/twin/" + name)) {
            return DemoWorkload.statements(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Builds indexes on the source, and the same on its twin, where they are given the size of real ones.
    public static void addIndexes(Connection source, Twin twin, List<String> indexes)
            throws SQLException {
        try (Connection guess = twin.connect()) {
            for (String index : indexes) {
                Jdbc.run(source, index);
                Jdbc.run(guess, index);
                String[] words = index.split("[ .]");
                String name = index.contains(".") ? words[4] + "." + words[2] : words[2];
                System.out.printf(
                        "%-12s %10d pages, %10d on the twin%n",
                        name,
                        Jdbc.number(source, "select pg_relation_size(?::regclass) / 8192", name),
                        twin.settleIndex(name) / 8192);
            }
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Pair pair : plans) {
            String query = pair.query().replaceAll("\\s+", " ");
            text.append(
                    "%-60.60s %14.2f %14.2f %8.4f %% %s%n"
                            .formatted(
                                    query,
                                    pair.sourceCost(),
                                    pair.twinCost(),
                                    pair.deviation(),
                                    pair.sameShape() ? "" : "another shape"));
        }
        return text.append("worst: %.4f %%%n".formatted(worst())).toString();
    }
}
