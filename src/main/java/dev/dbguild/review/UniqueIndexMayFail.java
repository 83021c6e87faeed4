package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A unique index over rows that nobody has looked at.
final class UniqueIndexMayFail implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "unique-index-may-fail",
                    Severity.INFO,
                    "it fails when two rows are already equal, after the whole table was read",
                    "look for equal rows first",
                    List.of("create unique index concurrently orders_number on orders (number);"),
                    List.of(
                            "create index concurrently orders_number on orders (number);",
                            "create table orders (number text); create unique index orders_number on orders (number);",
                            "alter table orders add column number text; create unique index concurrently orders_number on orders (number);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.CreateIndex.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.CreateIndex.class)
                .filter(index -> index.unique() && step.existed(index.table()))
                .filter(index -> !isFresh(step, index) && isOfColumns(index))
                .map(index -> suspicion(step, index))
                .toList();
    }

    /// Whether one of its columns is new, so that it holds nulls, which are never equal.
    private static boolean isFresh(Step step, Statement.CreateIndex index) {
        KnownTable table = step.catalogue().table(index.table());
        return index.columns().stream()
                .map(part -> part.column())
                .anyMatch(column -> column != null && table.added(column.last()));
    }

    private static boolean isOfColumns(Statement.CreateIndex index) {
        return index.columns().stream().allMatch(part -> part.column() != null);
    }

    private static Suspicion suspicion(Step step, Statement.CreateIndex index) {
        Name table = index.table();
        String columns =
                Rewording.columns(index.columns().stream().map(part -> part.column()).toList());
        String where = index.where() == null ? "" : " WHERE " + index.where();
        return new Suspicion(
                table.text(),
                "it fails if two rows of " + step.described(table) + " are equal in " + columns,
                Rewording.remedy(
                        "this lists what would be in its way",
                        "SELECT %1$s, count(*) FROM %2$s%3$s GROUP BY %1$s HAVING count(*) > 1 LIMIT 20;"
                                .formatted(columns, table.text(), where)),
                new Claim.Means(table));
    }
}
