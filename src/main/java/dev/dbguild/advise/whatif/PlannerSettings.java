package dev.dbguild.advise.whatif;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The settings that the planner reads and that a session may change: nothing else is set on anybody's behalf.
///
/// Source: the chapters "Query Planning" and "Resource Consumption" of PostgreSQL's documentation, 14 to 18.
final class PlannerSettings {
    private static final Set<String> KNOWN =
            Set.of(
                    "constraint_exclusion",
                    "cpu_index_tuple_cost",
                    "cpu_operator_cost",
                    "cpu_tuple_cost",
                    "cursor_tuple_fraction",
                    "default_statistics_target",
                    "effective_cache_size",
                    "effective_io_concurrency",
                    "enable_async_append",
                    "enable_bitmapscan",
                    "enable_distinct_reordering",
                    "enable_gathermerge",
                    "enable_group_by_reordering",
                    "enable_hashagg",
                    "enable_hashjoin",
                    "enable_incremental_sort",
                    "enable_indexonlyscan",
                    "enable_indexscan",
                    "enable_material",
                    "enable_memoize",
                    "enable_mergejoin",
                    "enable_nestloop",
                    "enable_parallel_append",
                    "enable_parallel_hash",
                    "enable_partition_pruning",
                    "enable_partitionwise_aggregate",
                    "enable_partitionwise_join",
                    "enable_presorted_aggregate",
                    "enable_self_join_elimination",
                    "enable_seqscan",
                    "enable_sort",
                    "enable_tidscan",
                    "from_collapse_limit",
                    "geqo",
                    "geqo_effort",
                    "geqo_threshold",
                    "hash_mem_multiplier",
                    "jit",
                    "jit_above_cost",
                    "join_collapse_limit",
                    "max_parallel_workers",
                    "max_parallel_workers_per_gather",
                    "min_parallel_index_scan_size",
                    "min_parallel_table_scan_size",
                    "parallel_leader_participation",
                    "parallel_setup_cost",
                    "parallel_tuple_cost",
                    "plan_cache_mode",
                    "random_page_cost",
                    "recursive_worktable_factor",
                    "seq_page_cost",
                    "work_mem");

    private static final Pattern VALUE =
            Pattern.compile("[-+]?[0-9.]+\\s*[A-Za-z]*|[A-Za-z_]+|'[^'\\\\;]{1,40}'");

    private PlannerSettings() {}

    /// @throws Problem [Code#REFUSED_SQL] when the planner does not read it, or the value is no plain one
    static Change.Setting checked(String text, String name, String value) {
        if (!KNOWN.contains(name)) {
            throw new Problem(
                            Code.REFUSED_SQL,
                            "'"
                                    + name
                                    + "' is no setting that the planner reads and a session may set",
                            "ask about one of: " + String.join(", ", near(name)))
                    .with("setting", name);
        }
        if (!VALUE.matcher(value).matches()) {
            throw new Problem(
                            Code.REFUSED_SQL,
                            "'" + value + "' is no plain value for '" + name + "'",
                            "write a number, a word or one text in quotes: set work_mem = '64MB'")
                    .with("setting", name);
        }
        return new Change.Setting(text, name, value);
    }

    /// Those that share a word with it, else those that are asked for most.
    private static List<String> near(String name) {
        Set<String> words = Set.of(name.split("_"));
        List<String> alike =
                KNOWN.stream()
                        .filter(known ->
                                List.of(known.split("_")).stream().anyMatch(words::contains))
                        .sorted()
                        .limit(8)
                        .toList();
        return alike.isEmpty()
                ? List.of("work_mem", "random_page_cost", "effective_cache_size", "enable_seqscan")
                : alike;
    }
}
