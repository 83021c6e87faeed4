package dev.dbguild.tool.gate.mysql;

import dev.dbguild.tool.gate.Refusal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hints to the optimiser, `/*+ … */`: those about plans pass, those that set variables, limits or resources do not.
final class Hints {
    private static final Pattern HINT = Pattern.compile("([A-Za-z_]+)\\s*\\([^()]*\\)|\\S+");
    private static final Set<String> ABOUT_PLANS =
            Words.of(
                    """
                    bka no_bka bnl no_bnl derived_condition_pushdown no_derived_condition_pushdown
                    group_index no_group_index hash_join no_hash_join index no_index index_merge no_index_merge
                    join_fixed_order join_index no_join_index join_order join_prefix join_suffix
                    merge no_merge mrr no_mrr no_icp no_range_optimization order_index no_order_index
                    qb_name semijoin no_semijoin skip_scan no_skip_scan subquery
                    split_materialized no_split_materialized rowid_filter no_rowid_filter
                    """);

    private Hints() {}

    /// @param start where the comment begins in the statement, 0-based
    static void check(String hints, int start) {
        Matcher hint = HINT.matcher(hints);
        while (hint.find()) {
            String name = hint.group(1);
            if (name == null || !ABOUT_PLANS.contains(name.toLowerCase(Locale.ROOT))) {
                throw Refusal.of(
                        "the hint '" + hint.group() + "' is not only about the plan",
                        "leave it out",
                        hint.group(),
                        start + 1);
            }
        }
    }
}
