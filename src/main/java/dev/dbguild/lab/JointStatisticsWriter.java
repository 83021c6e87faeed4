package dev.dbguild.lab;

import dev.dbguild.Json;
import dev.dbguild.lab.Blueprint.JointStatistics;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Writes extended statistics into a twin.
///
/// Their types have no input functions but are stored as `bytea` is, so a cast that does nothing brings the bytes in.
/// Common combinations hold values in a form of their own: ANALYZE makes it from a table that has just these
/// combinations, and only the frequencies are put right.
final class JointStatisticsWriter {
    private static final String SAMPLE = "dbguild_combinations";
    private static final int INHERITED_SINCE = 15;
    private static final int EXPRESSIONS_SINCE = 14;
    private static final String CASTS =
            """
            create cast (bytea as pg_ndistinct) without function;
            create cast (bytea as pg_dependencies) without function;
            create cast (bytea as pg_mcv_list) without function
            """;
    private static final String NO_CASTS =
            """
            drop cast (bytea as pg_ndistinct);
            drop cast (bytea as pg_dependencies);
            drop cast (bytea as pg_mcv_list)
            """;
    private static final String FIND =
            """
            select s.oid::bigint, format('%I.%I', n.nspname, t.relname), format('%I.dbguild_combinations', n.nspname)
            from pg_statistic_ext s join pg_class t on t.oid = s.stxrelid join pg_namespace n on n.oid = t.relnamespace
            join pg_namespace m on m.oid = s.stxnamespace where m.nspname = ? and s.stxname = ?
            """;
    private static final String EXPRESSIONS =
            StatisticRow.of(
                    """
                    select g.position, 0::oid as relation_id, 0::int2 as attnum, a.atttypid as wanted,
                           a.attcollation as collation, g.data
                    from json_array_elements(?::json) with ordinality as g(data, position)
                    join pg_attribute a on a.attrelid = to_regclass(?) and a.attname = 'e' || g.position
                    """);

    private final Connection administrator;
    private final Connection owner;
    private final int major;
    private final List<String> differences;

    /// @param owner may not be in a transaction that has failed; values are read with its rights
    JointStatisticsWriter(
            Connection administrator, Connection owner, int major, List<String> differences) {
        this.administrator = administrator;
        this.owner = owner;
        this.major = major;
        this.differences = differences;
    }

    /// A statistics object of the twin.
    ///
    /// @param sample a table for the time of writing
    private record Place(long oid, String table, String sample) {}

    void write(List<JointStatistics> all) {
        if (all.isEmpty()) {
            return;
        }
        Jdbc.run(administrator, CASTS);
        for (JointStatistics one : all) {
            Jdbc.run(administrator, "savepoint one");
            try {
                write(one);
            } catch (RuntimeException unreadable) {
                Jdbc.run(administrator, "rollback to savepoint one");
                differences.add(
                        "extended statistics %s.%s could not be copied: estimates that use them differ"
                                .formatted(one.schema(), one.name()));
            }
            Jdbc.run(administrator, "release savepoint one");
        }
        Jdbc.run(administrator, NO_CASTS);
    }

    private void write(JointStatistics one) {
        Optional<Place> found =
                Jdbc.all(
                                administrator,
                                row ->
                                        new Place(
                                                row.getLong(1), row.getString(2), row.getString(3)),
                                FIND,
                                one.schema(),
                                one.name())
                        .stream()
                        .findFirst();
        if (found.isPresent()) {
            try {
                write(one, found.get());
            } finally {
                Jdbc.run(owner, "drop table if exists " + found.get().sample());
            }
        }
    }

    private void write(JointStatistics one, Place place) {
        Map<Short, Short> numbers = numbers(one, place);
        List<Integer> order = one.columns().keySet().stream().sorted().toList();
        boolean sampled =
                one.values().containsKey("most_common_vals") || !one.ofExpressions().isEmpty();
        String common = null;
        if (sampled) {
            makeSample(one, place, order);
            common = commonValues(one, place, order.size() + one.expressions().size());
        }
        String distinct = one.values().get("n_distinct");
        String dependencies = one.values().get("dependencies");
        List<@Nullable Object> data =
                Arrays.asList(
                        distinct == null
                                ? null
                                : StoredStatistics.distinctCounts(distinct, numbers),
                        dependencies == null
                                ? null
                                : StoredStatistics.dependencies(dependencies, numbers),
                        common);
        insert(one, place, data);
    }

    private Map<Short, Short> numbers(JointStatistics one, Place place) {
        Map<String, Short> ours = new HashMap<>();
        Jdbc.all(
                administrator,
                row -> ours.put(row.getString(1), row.getShort(2)),
                "select attname, attnum from pg_attribute where attrelid = to_regclass(?) and attnum > 0",
                place.table());
        Map<Short, Short> numbers = new HashMap<>();
        one.columns()
                .forEach((number, name) ->
                        numbers.put(number.shortValue(), ours.getOrDefault(name, (short) 0)));
        return numbers;
    }

    /// A table with the columns and expressions of the statistics, as `c1`, `c2`, …, `e1`, ….
    private void makeSample(JointStatistics one, Place place, List<Integer> order) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            parts.add(
                    Jdbc.quoted(String.valueOf(one.columns().get(order.get(i))))
                            + " as c"
                            + (i + 1));
        }
        for (int i = 0; i < one.expressions().size(); i++) {
            parts.add("(" + one.expressions().get(i) + ") as e" + (i + 1));
        }
        Jdbc.run(
                owner,
                "create table %s as select %s from only %s with no data"
                        .formatted(place.sample(), String.join(", ", parts), place.table()));
    }

    private @Nullable String commonValues(JointStatistics one, Place place, int columns) {
        String values = one.values().get("most_common_vals");
        if (values == null) {
            return null;
        }
        fillSample(values, place.sample(), columns);
        String hex =
                Jdbc.texts(
                                administrator,
                                "select encode(d.stxdmcv::bytea, 'hex') from pg_statistic_ext_data d"
                                        + " join pg_statistic_ext s on s.oid = d.stxoid where s.stxname = ?",
                                SAMPLE)
                        .getFirst();
        return StoredStatistics.commonValues(
                hex,
                columns,
                numbers(one.values().get("most_common_freqs")),
                numbers(one.values().get("most_common_base_freqs")));
    }

    /// Each combination once more than the next, so that they come out in their order.
    private void fillSample(String values, String sample, int columns) {
        List<String> types =
                Jdbc.texts(
                        owner,
                        "select format_type(atttypid, atttypmod) from pg_attribute"
                                + " where attrelid = to_regclass(?) and attnum > 0 order by attnum",
                        sample);
        String casts =
                IntStream.rangeClosed(1, columns)
                        .mapToObj(i -> "v[i][%d]::%s".formatted(i, types.get(i - 1)))
                        .collect(Collectors.joining(", "));
        String names =
                Jdbc.texts(
                                owner,
                                "select string_agg(quote_ident(attname), ', ') from pg_attribute"
                                        + " where attrelid = to_regclass(?) and attnum > 0",
                                sample)
                        .getFirst();
        Jdbc.run(
                owner,
                "insert into %s select %s from (select %s::text[] as v) as g, generate_subscripts(v, 1) as i, generate_series(i, array_length(v, 1))"
                        .formatted(sample, casts, Jdbc.literal(values)),
                "create statistics %1$s (mcv) on %2$s from %1$s".formatted(sample, names),
                "alter statistics %s set statistics 10000".formatted(sample),
                "analyze " + sample);
    }

    private static List<Double> numbers(@Nullable String array) {
        String inner = array == null ? "" : array.replaceAll("[{}]", "");
        return Arrays.stream(inner.split(","))
                .filter(number -> !number.isEmpty())
                .map(Double::valueOf)
                .toList();
    }

    private void insert(JointStatistics one, Place place, List<@Nullable Object> data) {
        boolean inherited = Boolean.parseBoolean(one.values().get("inherited"));
        boolean expressions = !one.ofExpressions().isEmpty() && major >= EXPRESSIONS_SINCE;
        String sql =
                (expressions ? EXPRESSIONS : "")
                        + "insert into pg_statistic_ext_data (stxoid, stxdndistinct, stxddependencies, stxdmcv"
                        + (major >= INHERITED_SINCE ? ", stxdinherit" : "")
                        + (expressions ? ", stxdexpr" : "")
                        + ") select ?::bigint::oid, decode(?, 'hex')::pg_ndistinct,"
                        + " decode(?, 'hex')::pg_dependencies, decode(?, 'hex')::pg_mcv_list"
                        + (major >= INHERITED_SINCE ? ", " + inherited : "")
                        + (expressions
                                ? ", (select array_agg(row(%s)::pg_statistic order by position) from statistics)"
                                        .formatted(StatisticRow.COLUMNS)
                                : "");
        List<@Nullable Object> arguments = new ArrayList<>();
        if (expressions) {
            arguments.add(Json.text(one.ofExpressions()));
            arguments.add(place.sample());
        }
        arguments.add(place.oid());
        arguments.addAll(data);
        if (major < INHERITED_SINCE) {
            Jdbc.update(
                    administrator,
                    "delete from pg_statistic_ext_data where stxoid = ?::bigint::oid",
                    place.oid());
        }
        Jdbc.update(administrator, sql, arguments.toArray());
    }
}
