package dev.dbguild.lab;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// All that a twin needs to know of a target, and no row of it: its schema as statements, its planner's settings, sizes
/// and statistics. Statistics hold single values of rows, unless they are left out.
///
/// @param major of the target's PostgreSQL
/// @param locale what its texts sort by
/// @param statements that make the schema, in an order that mostly works; a twin tries those again that came too early
/// @param settings what the planner reads, by name
/// @param withValues whether the statistics hold values
/// @param differences what is known beforehand not to be copied, as sentences
public record Blueprint(
        int major,
        Locale locale,
        List<String> extensions,
        List<String> statements,
        Map<String, String> settings,
        List<Size> sizes,
        List<ColumnStatistics> columns,
        List<JointStatistics> joint,
        boolean withValues,
        List<String> differences) {
    private static final Set<String> VALUES =
            Set.of(
                    "least",
                    "greatest",
                    "most_common_vals",
                    "most_common_freqs",
                    "histogram_bounds",
                    "most_common_elems",
                    "most_common_elem_freqs",
                    "range_bounds_histogram");

    public Blueprint {
        extensions = List.copyOf(extensions);
        statements = List.copyOf(statements);
        settings = Map.copyOf(settings);
        sizes = List.copyOf(sizes);
        columns = List.copyOf(columns);
        joint = List.copyOf(joint);
        differences = List.copyOf(differences);
    }

    /// Reads what [#write] wrote. Its schema is other people's SQL, which a twin runs with few rights.
    ///
    /// @throws dev.dbguild.Problem [dev.dbguild.Code#UNREADABLE_FILE] when it is damaged, too large or of another format
    public static Blueprint read(Path file) {
        return BlueprintFile.read(file);
    }

    /// Writes a file that only its owner may read.
    public void write(Path file) {
        BlueprintFile.write(this, file);
    }

    /// The same without any value of any row: no common values, histograms or ends. Distinct counts, shares of nulls,
    /// widths and correlations stay. Constants in the schema's own text (checks, defaults, views) stay as well.
    public Blueprint withoutValues() {
        return with(
                columns.stream().map(ColumnStatistics::withoutValues).toList(),
                joint.stream().map(JointStatistics::withoutValues).toList(),
                false);
    }

    Blueprint withColumns(List<ColumnStatistics> others) {
        return with(others, joint, withValues);
    }

    private Blueprint with(
            List<ColumnStatistics> ofColumns, List<JointStatistics> ofSeveral, boolean values) {
        return new Blueprint(
                major,
                locale,
                extensions,
                statements,
                settings,
                sizes,
                ofColumns,
                ofSeveral,
                values,
                differences);
    }

    /// How many columns lost values.
    long withheld() {
        return withValues ? 0 : columns.stream().filter(ColumnStatistics::withheld).count();
    }

    private static Map<String, String> only(Map<String, String> all, Predicate<String> wanted) {
        Map<String, String> some = new TreeMap<>(all);
        some.keySet().removeIf(wanted.negate());
        return some;
    }

    /// What a database's texts sort by.
    ///
    /// @param provider `c` for the operating system, `i` for ICU, `b` for PostgreSQL itself
    /// @param name as the provider has it
    record Locale(String provider, String name) {
        /// Whether bytes are compared, which decides what LIKE can use.
        @JsonIgnore
        boolean isPlain() {
            return provider.equals("b")
                    || provider.equals("c") && Set.of("C", "POSIX").contains(name);
        }
    }

    /// A table or index: what its statistics say and how long it really is.
    ///
    /// @param method `btree`, `gin`, …, or `heap`
    /// @param bytes of its main file; 0 for a partitioned table or index, which has none
    /// @param keyWidth average bytes of an index's columns
    /// @param grown whether it belongs to a key, and so probably grew with its table instead of being built at once
    record Size(
            String schema,
            String name,
            String method,
            int pages,
            float tuples,
            int allVisible,
            long bytes,
            int keyWidth,
            boolean grown) {}

    /// One row of `pg_stats`, and which values an index of the column begins and ends with.
    ///
    /// @param values by the names of [StatisticsReader#COLUMNS]
    record ColumnStatistics(
            String schema, String relation, String column, Map<String, String> values) {
        ColumnStatistics {
            values = Map.copyOf(values);
        }

        ColumnStatistics withoutValues() {
            Map<String, String> kept = only(values, name -> !VALUES.contains(name));
            if (kept.size() < values.size()) {
                kept.put("withheld", "true");
            }
            return new ColumnStatistics(schema, relation, column, kept);
        }

        @JsonIgnore
        boolean withheld() {
            return values.containsKey("withheld");
        }
    }

    /// What is known of several columns together: one row of `pg_stats_ext`.
    ///
    /// @param statement that made it
    /// @param columns their names by their numbers on the target
    /// @param expressions texts, in order
    /// @param values by the view's names; `n_distinct` and `dependencies` as the bytes that are stored, in hex
    /// @param ofExpressions rows of `pg_stats_ext_exprs`, in order
    record JointStatistics(
            String schema,
            String name,
            Map<Integer, String> columns,
            List<String> expressions,
            Map<String, String> values,
            List<Map<String, String>> ofExpressions) {
        JointStatistics {
            columns = Map.copyOf(columns);
            expressions = List.copyOf(expressions);
            values = Map.copyOf(values);
            ofExpressions = List.copyOf(ofExpressions);
        }

        JointStatistics withoutValues() {
            return new JointStatistics(
                    schema,
                    name,
                    columns,
                    expressions,
                    only(values, value -> !value.startsWith("most_common")),
                    ofExpressions.stream()
                            .map(each -> only(each, value -> !VALUES.contains(value)))
                            .toList());
        }
    }
}
