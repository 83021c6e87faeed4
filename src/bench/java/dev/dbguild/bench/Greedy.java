package dev.dbguild.bench;

import dev.dbguild.lab.TrialIndex;
import dev.dbguild.lab.TrialIndex.Made;
import dev.dbguild.lab.Twin;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The plain way to choose indexes, to measure advice by: always add the candidate that lowers the planner's total cost
/// most, until none lowers it by a thousandth. No budget, no cost of writing.
///
/// The planner is asked again only where the answer may differ: not when it saw the candidate before, among no fewer
/// others, and left it.
final class Greedy {
    private static final double LEAST = 1e-9;
    private static final Pattern COST = Pattern.compile("cost=[0-9.]+\\.\\.([0-9.]+) ");

    private final Twin twin;
    private final List<String> queries;
    private final Map<String, Double> costs = new HashMap<>();
    private final Map<String, Set<Integer>> serves = new HashMap<>();

    Greedy(Twin twin, List<String> queries) {
        this.twin = twin;
        this.queries = queries;
    }

    /// @param costs of each query, in order
    record Choice(List<String> statements, List<Double> costs, long bytes) {
        double cost() {
            return costs.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /// A candidate.
    ///
    /// @param queries the numbers of those that it could serve
    record Candidate(String statement, Set<Integer> queries) {}

    Choice choose(List<Candidate> candidates) throws SQLException {
        List<Made> open = new ArrayList<>();
        List<TrialIndex> tried =
                twin.tryIndexes(candidates.stream().map(Candidate::statement).toList());
        for (int i = 0; i < tried.size(); i++) {
            if (tried.get(i) instanceof Made made) {
                open.add(made);
                serves.put(made.name(), candidates.get(i).queries());
            }
        }
        try (Connection connection = twin.connect()) {
            return search(connection, open);
        } finally {
            twin.show(Set.of(), Set.of());
        }
    }

    private Choice search(Connection connection, List<Made> open) throws SQLException {
        List<Made> chosen = new ArrayList<>();
        List<Double> now = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            now.add(cost(connection, i, Set.of()));
        }
        double start = now.stream().mapToDouble(Double::doubleValue).sum();
        while (true) {
            Made best = null;
            List<Double> bestCosts = now;
            for (Made candidate : open) {
                List<Double> with = new ArrayList<>(now);
                Set<String> visible = names(chosen);
                visible.add(candidate.name());
                for (int i : serves.getOrDefault(candidate.name(), Set.of())) {
                    with.set(i, cost(connection, i, visible));
                }
                if (sum(with) < sum(bestCosts)
                        || best != null
                                && sum(with) == sum(bestCosts)
                                && candidate.bytes() < best.bytes()) {
                    best = candidate;
                    bestCosts = with;
                }
            }
            if (best == null || sum(now) - sum(bestCosts) < LEAST * start) {
                break;
            }
            chosen.add(best);
            open.remove(best);
            now = bestCosts;
        }
        return new Choice(
                chosen.stream().map(Made::statement).toList(),
                now,
                chosen.stream().mapToLong(Made::bytes).sum());
    }

    private static double sum(List<Double> costs) {
        return costs.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Set<String> names(List<Made> indexes) {
        Set<String> names = new HashSet<>();
        indexes.forEach(index -> names.add(index.name()));
        return names;
    }

    private double cost(Connection connection, int query, Set<String> visible) throws SQLException {
        Set<String> own = new TreeSet<>(visible);
        own.removeIf(name -> !serves.getOrDefault(name, Set.of()).contains(query));
        Double known = costs.get(query + own.toString());
        if (known == null) {
            twin.show(own, Set.of());
            known = explain(connection, queries.get(query));
            costs.put(query + own.toString(), known);
        }
        return known;
    }

    private static double explain(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("explain " + sql)) {
            rows.next();
            Matcher cost = COST.matcher(rows.getString(1));
            cost.find();
            return Double.parseDouble(cost.group(1));
        }
    }
}
