package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.review.SchemaRule;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The same table again and again.
final class TablePerPeriod implements SchemaRule {
    private static final Pattern PERIOD = Pattern.compile("_?(19|20)\\d\\d(_?\\d\\d){0,2}");

    private static final RuleCard CARD =
            new RuleCard(
                    "table-per-period",
                    Severity.INFO,
                    "each period needs new tables, and each question asks all of them",
                    "make them partitions of one table",
                    List.of(
                            "create table sales_2023 (id bigint primary key, at date, total numeric(12,2)); create table sales_2024 (id bigint primary key, at date, total numeric(12,2));"),
                    List.of(
                            "create table sales (id bigint primary key, at date) partition by range (id); create table sales_2023 partition of sales for values from (1) to (2); create table sales_2024 partition of sales for values from (2) to (3);",
                            "create table sales_2023 (id bigint primary key, at date, total numeric(12,2)); create table sales_2024 (id bigint primary key, day date, amount numeric(12,2));",
                            "create table part1 (id bigint primary key, a int, b int); create table part2 (id bigint primary key, a int, b int);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Flaw> check(Schema schema) {
        Map<String, List<Table>> alike =
                schema.tables().stream()
                        .filter(table -> table.standsAlone() && !table.partial())
                        .filter(table -> PERIOD.matcher(table.name()).find())
                        .collect(Collectors.groupingBy(TablePerPeriod::shape));
        return alike.values().stream()
                .filter(tables -> tables.size() > 1)
                .map(TablePerPeriod::flaw)
                .toList();
    }

    /// The name without its period, with the columns and their types.
    private static String shape(Table table) {
        return table.namespace()
                + "."
                + PERIOD.matcher(table.name()).replaceAll("#")
                + table.columns().stream()
                        .map(column -> column.name() + " " + column.type())
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static Flaw flaw(List<Table> tables) {
        Table first = tables.getFirst();
        return new Flaw(
                first.shown(),
                "'"
                        + first.shown()
                        + "' and "
                        + (tables.size() == 2
                                ? "'" + tables.get(1).shown() + "'"
                                : (tables.size() - 1) + " tables like it")
                        + " have the same columns: each period needs new tables, and each question has to ask all of them",
                new Remedy("make them partitions of one table, PARTITION BY RANGE", null));
    }
}
