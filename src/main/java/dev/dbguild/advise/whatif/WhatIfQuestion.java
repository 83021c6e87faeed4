package dev.dbguild.advise.whatif;

import dev.dbguild.advise.whatif.WhatIfAnswer.SkippedQuery;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What is asked.
///
/// @param changes as SQL: see [WhatIf]
/// @param queries whose plans matter, at least one
/// @param skipped queries that were left out already
/// @param each whether every change is also judged without the others
/// @param rowBytes how many bytes of rows may be copied into the lab, where the changes are really made and the queries
///     timed; 0 to plan only
/// @param inPlace whether the queries may be planned on the target itself, where it has HypoPG
public record WhatIfQuestion(
        List<String> changes,
        List<AskedQuery> queries,
        List<SkippedQuery> skipped,
        boolean each,
        long rowBytes,
        BooleanSupplier inPlace) {
    public WhatIfQuestion {
        changes = List.copyOf(changes);
        queries = List.copyOf(queries);
        skipped = List.copyOf(skipped);
    }

    /// To be planned in the lab, with no row copied.
    public WhatIfQuestion(
            List<String> changes,
            List<AskedQuery> queries,
            List<SkippedQuery> skipped,
            boolean each) {
        this(changes, queries, skipped, each, 0, () -> false);
    }
}
