package dev.dbguild.tool;

import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds tables by words or patterns, the most relevant first: by name, then by columns, then by comments, then by size.
final class TableSearch {
    private final List<Pattern> patterns;

    TableSearch(@Nullable String search) {
        this.patterns =
                search == null || search.isBlank()
                        ? List.of()
                        : Arrays.stream(search.toLowerCase(Locale.ROOT).strip().split("[\\s,]+"))
                                .map(TableSearch::pattern)
                                .toList();
    }

    /// `*` and `%` stand for anything.
    private static Pattern pattern(String word) {
        return Pattern.compile(Pattern.quote(word).replaceAll("[*%]", "\\\\E.*\\\\Q"));
    }

    List<Table> in(List<Table> tables) {
        return tables.stream()
                .filter(table -> patterns.isEmpty() || score(table) > 0)
                .sorted(
                        Comparator.comparingInt((Table table) -> score(table))
                                .thenComparingInt(TableSearch::own)
                                .thenComparingLong(Table::bytes)
                                .reversed()
                                .thenComparing(Table::qualified))
                .toList();
    }

    /// Partitions come after the tables that people made.
    private static int own(Table table) {
        return table.kind() == TableKind.PARTITION ? 0 : 1;
    }

    private int score(Table table) {
        return patterns.stream().mapToInt(pattern -> score(pattern, table)).sum();
    }

    private static int score(Pattern pattern, Table table) {
        String name = table.name().toLowerCase(Locale.ROOT);
        if (pattern.matcher(name).matches()
                || pattern.matcher(table.qualified().toLowerCase(Locale.ROOT)).matches()) {
            return 100;
        }
        if (pattern.matcher(name).find()) {
            return 50;
        }
        if (table.columns().stream().map(Column::name).anyMatch(column -> finds(pattern, column))) {
            return 20;
        }
        return finds(pattern, table.comment()) || finds(pattern, table.namespace()) ? 10 : 0;
    }

    private static boolean finds(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text.toLowerCase(Locale.ROOT)).find();
    }
}
