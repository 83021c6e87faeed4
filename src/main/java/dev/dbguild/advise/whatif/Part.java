package dev.dbguild.advise.whatif;

import dev.dbguild.advise.whatif.SavedTable.ColumnFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One partition that a table would have.
///
/// @param bounds what follows `PARTITION OF parent`
/// @param share of all rows
/// @param common values of the key that lie in it, with their shares of all rows
/// @param histogram the slice of the key's histogram that lies in it
record Part(
        String suffix,
        String bounds,
        double share,
        Map<String, Double> common,
        List<String> histogram,
        double nulls) {
    Part {
        common = new java.util.LinkedHashMap<>(common);
        histogram = List.copyOf(histogram);
    }

    /// What the planner would know of the key within this partition.
    ///
    /// @param session writes arrays as the server does
    ColumnFacts key(Session session, KeyValues all) {
        Map<String, @Nullable String> values = new HashMap<>(all.column().values());
        double of = Math.max(1e-9, share);
        values.put("null_frac", String.valueOf(Math.min(1, nulls / of)));
        values.put("most_common_vals", array(session, List.copyOf(common.keySet())));
        values.put(
                "most_common_freqs",
                common.isEmpty()
                        ? null
                        : common.values().stream()
                                .map(each -> String.valueOf(Math.min(1, each / of)))
                                .collect(Collectors.joining(",", "{", "}")));
        values.put("histogram_bounds", histogram.size() < 2 ? null : array(session, histogram));
        values.put("n_distinct", String.valueOf(distinct(all)));
        return new ColumnFacts(all.column().name(), all.column().type(), values);
    }

    /// The values outside the histogram are counted; those in it lie evenly.
    private double distinct(KeyValues all) {
        double known = all.column().number("n_distinct");
        if (known < 0) {
            return known;
        }
        double commonShare = common.values().stream().mapToDouble(Double::doubleValue).sum();
        double others = Math.max(0, known - all.common().size());
        double rest =
                all.inHistogram() == 0 ? 0 : (share - commonShare - nulls) / all.inHistogram();
        return Math.max(1, Math.round(common.size() + others * Math.max(0, rest)));
    }

    private static @Nullable String array(Session session, List<String> values) {
        return values.isEmpty()
                ? null
                : session.rows("select cast(? as text[])::text", values).getFirst().getFirst();
    }
}
