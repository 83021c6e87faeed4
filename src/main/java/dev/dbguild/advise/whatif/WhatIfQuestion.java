package dev.dbguild.advise.whatif;

import dev.dbguild.advise.whatif.WhatIfAnswer.SkippedQuery;
import java.util.List;

/// What is asked.
///
/// @param changes as SQL: see [WhatIf]
/// @param queries whose plans matter, at least one
/// @param skipped queries that were left out already
/// @param each whether every change is also judged without the others
public record WhatIfQuestion(
        List<String> changes, List<AskedQuery> queries, List<SkippedQuery> skipped, boolean each) {
    public WhatIfQuestion {
        changes = List.copyOf(changes);
        queries = List.copyOf(queries);
        skipped = List.copyOf(skipped);
    }
}
