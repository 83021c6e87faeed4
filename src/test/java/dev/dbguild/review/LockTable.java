package dev.dbguild.review;

import dev.dbguild.lab.Observation;
import dev.dbguild.lab.Rehearsal;
import dev.dbguild.lab.Shadow;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.review.LockCases.Case;
import dev.dbguild.review.LockCases.Given;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Executes every case on one major: each set-up in a schema of its own, each statement in a transaction that is
/// rolled back, or, where the server refuses that, in a schema that is then thrown away.
final class LockTable implements AutoCloseable {
    private static final String INDEXES =
            "select relname from pg_class where relkind = 'i' and relnamespace = ?::regnamespace";

    private final Shadow shadow;
    private final Rehearsal rehearsal;
    private final int major;
    private @Nullable Given given;
    private String schema = "";
    private int schemas;
    private final Set<String> indexes = new HashSet<>();

    private LockTable(int major) {
        this.major = major;
        this.shadow = SharedCluster.lab().shadow(major);
        this.rehearsal = new Rehearsal(shadow);
    }

    /// What was seen of each case, on each of the majors that have it.
    static Map<Case, Map<Integer, LockCell>> measured(List<Case> cases, List<Integer> majors) {
        Map<Case, Map<Integer, LockCell>> seen = new java.util.LinkedHashMap<>();
        cases.forEach(each -> seen.put(each, new TreeMap<>()));
        for (int major : majors) {
            try (LockTable table = new LockTable(major)) {
                cases.stream()
                        .filter(each -> each.since() <= major)
                        .forEach(each ->
                                seen.computeIfAbsent(each, unseen -> new TreeMap<>())
                                        .put(major, table.cell(each)));
            }
        }
        return seen;
    }

    private LockCell cell(Case each) {
        prepare(each.given());
        List<String> script = new ArrayList<>(List.of("set search_path to " + schema));
        script.addAll(each.session());
        if (!each.alone()) {
            script.add("begin");
        }
        int place = script.size();
        script.add(each.statement());
        if (!each.alone()) {
            script.add("rollback");
        }
        Observation seen = rehearsal.observe(script, Rehearsal.Transactions.AS_WRITTEN).get(place);
        if (each.alone()) {
            clear();
        }
        return LockCell.of(seen, indexes);
    }

    private void prepare(Given wanted) {
        if (wanted.equals(given)) {
            return;
        }
        clear();
        schema = "given_" + schemas++;
        List<String> script =
                new ArrayList<>(List.of("create schema " + schema, "set search_path to " + schema));
        script.addAll(wanted.statements());
        List<Observation> failed = rehearsal.replay(script);
        if (!failed.isEmpty()) {
            throw new IllegalStateException(
                    "on " + major + ": " + script.get(failed.getFirst().index()) + ": " + failed);
        }
        given = wanted;
        remember();
    }

    private void clear() {
        if (given != null) {
            rehearsal.replay(List.of("drop schema " + schema + " cascade"));
            given = null;
        }
    }

    private void remember() {
        indexes.clear();
        try (Connection connection = shadow.connect();
                PreparedStatement query = connection.prepareStatement(INDEXES)) {
            query.setString(1, schema);
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                indexes.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        shadow.close();
    }
}
