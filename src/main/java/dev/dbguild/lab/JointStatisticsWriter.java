package dev.dbguild.lab;

import dev.dbguild.Json;
import dev.dbguild.lab.Blueprint.JointStatistics;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes extended statistics into a twin, many at once.
///
/// Their types have no input functions but are stored as `bytea` is, so a cast that does nothing brings the bytes in.
/// Common combinations hold values in a form of their own: ANALYZE makes it from a table that has just these
/// combinations, and only the frequencies are put right.
final class JointStatisticsWriter {
    private static final int INHERITED_SINCE = 15;
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
    private static final String PLACES =
            """
            select g.i - 1, s.oid::bigint, format('%I.%I', n.nspname, t.relname),
                   format('%I.dbguild_combinations_%s', n.nspname, g.i),
                   (select json_object_agg(a.attname, a.attnum) from pg_attribute a
                    where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped)
            from json_array_elements(?::json) with ordinality as g(given, i)
            join pg_namespace m on m.nspname = g.given ->> 'schema'
            join pg_statistic_ext s on s.stxnamespace = m.oid and s.stxname = g.given ->> 'name'
            join pg_class t on t.oid = s.stxrelid
            join pg_namespace n on n.oid = t.relnamespace
            """;
    private static final String COLUMNS =
            """
            select g.sample, (select string_agg(format('v[i][%s]::%s', a.attnum, format_type(a.atttypid, a.atttypmod)), ', '
                                                order by a.attnum)
                              from pg_attribute a where a.attrelid = to_regclass(g.sample) and a.attnum > 0)
            from json_array_elements_text(?::json) as g(sample)
            """;
    private static final String COMBINATIONS =
            """
            select g.sample, encode(d.stxdmcv::bytea, 'hex')
            from json_array_elements_text(?::json) as g(sample)
            join pg_statistic_ext s on s.stxrelid = to_regclass(g.sample)
            join pg_statistic_ext_data d on d.stxoid = s.oid
            """;
    private static final String INSERT =
            StatisticRow.of(
                            """
                            select (g.given ->> 'number')::bigint * 10000 + e.position as position, 0::oid as relation_id,
                                   0::int2 as attnum, a.atttypid as wanted, a.attcollation as collation, e.data
                            from json_array_elements(?::json) as g(given)
                            cross join json_array_elements(g.given -> 'expressions') with ordinality as e(data, position)
                            join pg_attribute a on a.attrelid = to_regclass(g.given ->> 'sample')
                                 and a.attname = 'e' || e.position
                            """)
                    + """
                    insert into pg_statistic_ext_data (stxoid, stxdndistinct, stxddependencies, stxdmcv, stxdexpr%s)
                    select (g.given ->> 'oid')::oid, decode(g.given ->> 'distinct', 'hex')::pg_ndistinct,
                           decode(g.given ->> 'dependencies', 'hex')::pg_dependencies,
                           decode(g.given ->> 'common', 'hex')::pg_mcv_list,
                           (select array_agg(row(%s)::pg_statistic order by position) from statistics
                            where position / 10000 = (g.given ->> 'number')::bigint)%s
                    from json_array_elements(?::json) as g(given)
                    """;

    private final Connection administrator;
    private final Connection owner;
    private final int major;
    private final List<String> differences;

    /// @param owner outside a transaction; values are read with its rights
    JointStatisticsWriter(
            Connection administrator, Connection owner, int major, List<String> differences) {
        this.administrator = administrator;
        this.owner = owner;
        this.major = major;
        this.differences = differences;
    }

    /// A statistics object of the twin and what belongs into it.
    ///
    /// @param sample a table for the time of writing
    /// @param numbers of the table's columns by name
    private record Place(
            JointStatistics given,
            int number,
            long oid,
            String table,
            String sample,
            Map<String, Object> numbers) {

        /// A query for no rows with its columns and expressions as `c1`, `c2`, …, `e1`, ….
        String query() {
            List<String> columns =
                    given.columns().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(column -> Jdbc.quoted(column.getValue()))
                            .toList();
            return Stream.concat(
                            named(columns, "c"),
                            named(
                                    given.expressions().stream().map(e -> "(" + e + ")").toList(),
                                    "e"))
                    .collect(Collectors.joining(", ", "select ", " from only " + table));
        }

        private static Stream<String> named(List<String> parts, String letter) {
            return IntStream.range(0, parts.size())
                    .mapToObj(i -> parts.get(i) + " as " + letter + (i + 1));
        }

        boolean hasCombinations() {
            return given.values().containsKey("most_common_vals");
        }

        int width() {
            return given.columns().size() + given.expressions().size();
        }

        Map<Short, Short> renumbered() {
            return given.columns().entrySet().stream()
                    .collect(
                            Collectors.toMap(
                                    column -> column.getKey().shortValue(),
                                    column ->
                                            ((Number) numbers.getOrDefault(column.getValue(), 0))
                                                    .shortValue()));
        }
    }

    void write(List<JointStatistics> all) {
        if (all.isEmpty()) {
            return;
        }
        Jdbc.run(administrator, CASTS);
        if (!written(all)) {
            all.stream().filter(one -> !written(List.of(one))).forEach(this::tell);
        }
        Jdbc.run(administrator, NO_CASTS);
    }

    private void tell(JointStatistics one) {
        differences.add(
                "extended statistics %s.%s could not be copied: estimates that use them differ"
                        .formatted(one.schema(), one.name()));
    }

    private boolean written(List<JointStatistics> some) {
        List<Place> places = places(some);
        List<Place> sampled =
                places.stream()
                        .filter(place ->
                                place.hasCombinations() || !place.given().ofExpressions().isEmpty())
                        .toList();
        Jdbc.run(administrator, "savepoint one");
        try {
            make(sampled);
            insert(places, combinations(sampled.stream().filter(Place::hasCombinations).toList()));
            return true;
        } catch (RuntimeException unreadable) {
            Jdbc.run(administrator, "rollback to savepoint one");
            return false;
        } finally {
            Jdbc.run(administrator, "release savepoint one");
            together(sampled.stream().map(place -> "drop table if exists " + place.sample()));
        }
    }

    private List<Place> places(List<JointStatistics> some) {
        return Jdbc.all(
                administrator,
                row ->
                        new Place(
                                some.get(row.getInt(1)),
                                row.getInt(1),
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4),
                                Json.map(Json.parse(row.getString(5)))),
                PLACES,
                Json.text(some));
    }

    private void together(Stream<String> statements) {
        Jdbc.run(owner, statements.collect(Collectors.joining(";\n")));
    }

    private void make(List<Place> sampled) {
        together(
                sampled.stream()
                        .map(place ->
                                "create table %s as %s with no data"
                                        .formatted(place.sample(), place.query())));
    }

    /// Each combination stands there once more than the next, so that they come out in their order.
    private Map<String, String> combinations(List<Place> places) {
        String samples = Json.text(places.stream().map(Place::sample).toList());
        Map<String, String> columns = pairs(owner, COLUMNS, samples);
        together(
                places.stream()
                        .map(place -> fill(place, String.valueOf(columns.get(place.sample())))));
        return pairs(administrator, COMBINATIONS, samples);
    }

    private static Map<String, String> pairs(Connection connection, String sql, String argument) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Jdbc.all(connection, row -> pairs.put(row.getString(1), row.getString(2)), sql, argument);
        return pairs;
    }

    private static String fill(Place place, String columns) {
        String names =
                Stream.concat(
                                IntStream.rangeClosed(1, place.given().columns().size())
                                        .mapToObj(i -> "c" + i),
                                IntStream.rangeClosed(1, place.given().expressions().size())
                                        .mapToObj(i -> "e" + i))
                        .collect(Collectors.joining(", "));
        return """
        insert into %1$s select %2$s from (select %3$s::text[] as v) as g,
            generate_subscripts(v, 1) as i, generate_series(i, array_length(v, 1));
        create statistics %1$s (mcv) on %4$s from %1$s;
        alter statistics %1$s set statistics 10000;
        analyze %1$s\
        """
                .formatted(
                        place.sample(),
                        columns,
                        Jdbc.literal(place.given().values().getOrDefault("most_common_vals", "{}")),
                        names);
    }

    private void insert(List<Place> places, Map<String, String> combinations) {
        boolean inherited = major >= INHERITED_SINCE;
        List<Map<String, Object>> rows = new ArrayList<>();
        places.forEach(place -> rows.add(row(place, combinations.get(place.sample()))));
        if (!inherited) {
            Jdbc.update(
                    administrator,
                    "delete from pg_statistic_ext_data where stxoid in"
                            + " (select (g.given ->> 'oid')::oid from json_array_elements(?::json) as g(given))",
                    Json.text(rows));
        }
        String sql =
                INSERT.formatted(
                        inherited ? ", stxdinherit" : "",
                        StatisticRow.COLUMNS,
                        inherited ? ", (g.given ->> 'inherited')::boolean" : "");
        Jdbc.update(administrator, sql, Json.text(rows), Json.text(rows));
    }

    private static Map<String, Object> row(Place place, @Nullable String sampled) {
        Map<String, String> values = place.given().values();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("number", place.number());
        row.put("oid", place.oid());
        row.put("sample", place.sample());
        row.put("inherited", values.getOrDefault("inherited", "false"));
        row.put("expressions", place.given().ofExpressions());
        Map<Short, Short> numbers = place.renumbered();
        if (values.containsKey("n_distinct")) {
            row.put("distinct", StoredStatistics.distinctCounts(values.get("n_distinct"), numbers));
        }
        if (values.containsKey("dependencies")) {
            row.put(
                    "dependencies",
                    StoredStatistics.dependencies(values.get("dependencies"), numbers));
        }
        if (sampled != null) {
            row.put(
                    "common",
                    StoredStatistics.commonValues(
                            sampled,
                            place.width(),
                            numbers(values.getOrDefault("most_common_freqs", "")),
                            numbers(values.getOrDefault("most_common_base_freqs", ""))));
        }
        return row;
    }

    private static List<Double> numbers(String array) {
        return Arrays.stream(array.replaceAll("[{}]", "").split(","))
                .filter(number -> !number.isEmpty())
                .map(Double::valueOf)
                .toList();
    }
}
