package dev.dbguild.advise.index;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.OpenQuery;
import dev.dbguild.lab.TrialIndex;
import dev.dbguild.lab.Twin;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Asks a twin's planner what queries cost with some of the candidates, and remembers what it said.
///
/// It is asked again only where its answer could differ: having seen more and used only what is left, it would choose
/// the same again. For one thread.
final class Costs implements AutoCloseable {
    /// So many plans are asked for at most; then what is known must do.
    static final int MOST = 4000;

    private static final Pattern COST = Pattern.compile("\"Total Cost\": ([0-9.e+]+)");
    private static final Pattern SORT = Pattern.compile("\"Node Type\": \"Sort\"");
    private static final Pattern INDEX =
            Pattern.compile("\"Index Name\": \"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Twin twin;
    private final Connection connection;
    private final List<Built> built = new ArrayList<>();
    private final Map<String, BitSet> byName = new HashMap<>();
    private final Map<String, List<Explained>> known = new HashMap<>();
    private final Map<String, Set<String>> tables = new HashMap<>();
    private @Nullable ColumnFacts facts;
    private int asked;

    Costs(Twin twin) {
        this.twin = twin;
        this.connection = twin.connect();
        run("set plan_cache_mode = force_generic_plan");
    }

    /// What the statistics say of columns.
    ColumnFacts facts() {
        if (facts == null) {
            facts = ColumnFacts.read(connection);
        }
        return facts;
    }

    /// A candidate that is on the twin.
    ///
    /// @param number its place among all
    /// @param name on the twin, qualified
    /// @param bytes that a real one would take
    record Built(int number, Candidate candidate, String name, long bytes) {}

    /// One that could not be made.
    record Refused(Candidate candidate, String reason) {}

    /// Makes candidates, hidden.
    ///
    /// @return those that could not be made
    List<Refused> build(Map<String, Candidate> candidates) {
        List<Candidate> list = List.copyOf(candidates.values());
        List<String> statements = new ArrayList<>();
        candidates.forEach((name, candidate) -> statements.add(candidate.plainStatement(name)));
        List<TrialIndex> tried = twin.tryIndexes(statements);
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < tried.size(); i++) {
            switch (tried.get(i)) {
                case TrialIndex.Made made -> add(list.get(i), made);
                case TrialIndex.Refused not -> refused.add(new Refused(list.get(i), not.reason()));
            }
        }
        return refused;
    }

    private void add(Candidate candidate, TrialIndex.Made made) {
        Built one = new Built(built.size(), candidate, made.name(), made.bytes());
        built.add(one);
        for (String name : made.planned()) {
            byName.computeIfAbsent(name, _ -> new BitSet()).set(one.number());
        }
    }

    /// In the order they were made.
    List<Built> built() {
        return built;
    }

    /// How often the planner was asked.
    int asked() {
        return asked;
    }

    boolean exhausted() {
        return asked >= MOST;
    }

    /// The query in a form that can be planned.
    ///
    /// @throws Problem [Code#SQL_FAILED] when there is none
    Asked plannable(Asked query) {
        String sql = query.sql();
        if (!OpenQuery.of(sql).isOpen()) {
            return query;
        }
        String typed = Plannable.literals(sql);
        try {
            explain(typed, "");
            return query.with(typed);
        } catch (Problem unknown) {
            return query.with(Plannable.numbers(typed));
        }
    }

    /// Says which tables a query reads, by qualified names, so that it is not asked about indexes on others.
    void reads(Asked query, Set<String> of) {
        tables.put(query.sql(), of);
    }

    /// What the query costs when the planner sees these candidates.
    Explained of(Asked query, BitSet visible) {
        BitSet relevant = relevant(query, visible);
        List<Explained> before = known.computeIfAbsent(query.sql(), _ -> new ArrayList<>());
        for (Explained one : before) {
            if (one.holdsFor(relevant)) {
                return one;
            }
        }
        Explained now = ask(query, relevant);
        before.add(now);
        return now;
    }

    private BitSet relevant(Asked query, BitSet visible) {
        Set<String> read = tables.getOrDefault(query.sql(), Set.of());
        BitSet relevant = new BitSet();
        visible.stream()
                .filter(i -> read.contains(built.get(i).candidate().table().qualified()))
                .forEach(relevant::set);
        return relevant;
    }

    private Explained ask(Asked query, BitSet visible) {
        show(visible);
        String json = explain(query.sql(), "");
        Matcher cost = COST.matcher(json);
        if (!cost.find()) {
            throw new Problem(Code.INTERNAL, "a plan tells no cost", "report the query");
        }
        BitSet used = new BitSet();
        INDEX.matcher(json)
                .results()
                .map(found -> byName.get(found.group(1).replaceAll("\\\\(.)", "$1")))
                .forEach(numbers -> mark(used, numbers, visible));
        return new Explained(visible, used, Double.parseDouble(cost.group(1)), sorts(json));
    }

    private static long sorts(String json) {
        return json.contains("\"Node Type\": \"Limit\"") ? SORT.matcher(json).results().count() : 0;
    }

    private static void mark(BitSet used, @Nullable BitSet numbers, BitSet visible) {
        if (numbers != null) {
            BitSet seen = (BitSet) numbers.clone();
            seen.and(visible);
            used.or(seen);
        }
    }

    /// The plan to be shown when the planner sees these candidates.
    Plan shown(String sql, BitSet visible) {
        show(visible);
        return PlanReader.read(explain(sql, ""));
    }

    /// The whole plan, every column qualified, when the planner sees these candidates.
    ///
    /// @throws Problem [Code#SQL_FAILED] when the query cannot be planned
    Plan plan(String sql, BitSet visible) {
        show(visible);
        return PlanReader.read(explain(sql, "verbose, "));
    }

    /// The plan with no candidate when the planner may not use some ways of joining.
    Plan without(String sql, String... ways) {
        show(new BitSet());
        try {
            for (String way : ways) {
                run("set " + way + " = off");
            }
            return PlanReader.read(explain(sql, "verbose, "));
        } finally {
            for (String way : ways) {
                run("reset " + way);
            }
        }
    }

    private void show(BitSet visible) {
        Set<String> names = new HashSet<>();
        visible.stream().forEach(i -> names.add(built.get(i).name()));
        twin.show(names, Set.of());
    }

    private void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private String explain(String sql, String options) {
        asked++;
        OpenQuery query = OpenQuery.of(sql);
        String before = query.isOpen() ? "deallocate all; " + query.preparation() + "; " : "";
        String all = before + "explain (" + options + "format json) " + query.execution();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            boolean rows = statement.execute(all);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet plan = statement.getResultSet()) {
                plan.next();
                return plan.getString(1);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Problem failed(SQLException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new Problem(
                        Code.SQL_FAILED,
                        "the query cannot be planned: " + message.replaceFirst("^ERROR: ", ""),
                        "run it on the target with 'explain' to see why")
                .with("sqlState", String.valueOf(e.getSQLState()))
                .causedBy(e);
    }
}
