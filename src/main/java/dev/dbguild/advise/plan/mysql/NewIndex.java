package dev.dbguild.advise.plan.mysql;

import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the index that would serve a condition.
final class NewIndex {
    private NewIndex() {}

    /// Columns compared for equality, then one compared by range.
    static List<String> keys(List<Compared> compared) {
        List<Compared> fit = compared.stream().filter(Compared::indexable).toList();
        return Stream.concat(
                        fit.stream().filter(Compared::equality),
                        fit.stream().filter(each -> !each.equality()).limit(1))
                .map(Compared::column)
                .distinct()
                .limit(4)
                .toList();
    }

    static Remedy remedy(MySqlFacts facts, PlacedNode placed, String otherwise) {
        List<String> keys = keys(facts.compared(placed));
        return keys.isEmpty() ? new Remedy(otherwise, null) : on(facts.name(placed), keys);
    }

    static Remedy on(String table, List<String> keys) {
        String name = table.substring(table.lastIndexOf('.') + 1) + "_" + String.join("_", keys);
        String sql =
                "create index "
                        + quoted(name.substring(0, Math.min(60, name.length())) + "_idx")
                        + " on "
                        + Arrays.stream(table.split("\\."))
                                .map(NewIndex::quoted)
                                .collect(Collectors.joining("."))
                        + keys.stream()
                                .map(NewIndex::quoted)
                                .collect(Collectors.joining(", ", " (", ");"));
        return new Remedy(
                "index " + String.join(", ", keys) + ": columns compared with '=' come first", sql);
    }

    private static String quoted(String name) {
        return name.matches("[a-z_][a-z0-9_$]*") ? name : "`" + name.replace("`", "``") + "`";
    }
}
