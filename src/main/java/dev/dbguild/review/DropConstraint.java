package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// A constraint that no longer holds.
final class DropConstraint implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "drop-constraint",
                    Severity.WARNING,
                    "rows that break it can be written from now on, and it may never be added again",
                    "drop it when nothing relies on it; replace it in the same statement",
                    List.of(
                            "alter table orders drop constraint positive;",
                            "alter table orders drop constraint if exists orders_customer_id_fkey;"),
                    List.of(
                            "create table orders (total int constraint positive check (total > 0)); alter table orders drop constraint positive;",
                            "alter table orders add constraint positive check (total > 0) not valid; alter table orders drop constraint positive;",
                            """
                            -- file: V1__orders.sql (history)
                            create table customers (id bigint primary key);
                            create table orders (customer_id bigint, constraint one foreign key (customer_id) references customers, constraint two foreign key (customer_id) references customers);
                            -- file: V2__less.sql
                            alter table orders drop constraint two;
                            """,
                            "alter table orders drop constraint positive, add constraint positive check (total >= 0) not valid;",
                            "alter table orders drop constraint positive; alter table orders add constraint positive check (total >= 0) not valid;",
                            """
                            -- file: V1__orders.sql (history)
                            create table orders (code text not null, constraint known check (code is not null));
                            -- file: V2__less.sql
                            alter table orders drop constraint known;
                            """,
                            """
                            -- file: V1__orders.sql (history)
                            create table orders (id bigint constraint orders_pkey primary key);
                            -- file: V2__less.sql
                            alter table orders drop constraint orders_pkey;
                            """));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.DropConstraint.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.DropConstraint.class)
                .map(AlterAction.DropConstraint::constraint)
                .filter(name -> !step.catalogue().table(step.table()).added(name.last()))
                .filter(name -> !DropPrimaryKey.isPrimaryKey(step, name))
                .filter(name -> !isImplied(step, name) && !isAddedAgain(step, name))
                .filter(name -> !isTwin(step, name))
                .map(name -> suspicion(step, name))
                .toList();
    }

    /// Whether it only said that columns are not null which are NOT NULL themselves.
    private static boolean isImplied(Step step, Name name) {
        KnownTable table = step.catalogue().table(step.table());
        List<String> proves =
                table.constraint(name.last()).map(KnownConstraint::proves).orElse(List.of());
        return !proves.isEmpty()
                && proves.stream()
                        .allMatch(column ->
                                table.column(column).map(KnownColumn::notNull).orElse(false));
    }

    /// Whether another foreign key says the same.
    private static boolean isTwin(Step step, Name name) {
        KnownTable table = step.catalogue().table(step.table());
        return table.constraint(name.last())
                .map(key ->
                        table.foreignKeys()
                                .anyMatch(other ->
                                        other.isSameKey(key) && !other.name().equals(key.name())))
                .orElse(false);
    }

    private static boolean isAddedAgain(Step step, Name name) {
        return Stream.concat(Stream.of(step.statement()), step.after())
                .filter(Statement.AlterTable.class::isInstance)
                .map(Statement.AlterTable.class::cast)
                .filter(alter -> alter.name().same(step.table()))
                .flatMap(alter -> alter.actions().stream())
                .anyMatch(action ->
                        action instanceof AlterAction.AddConstraint add
                                && add.constraint().name() instanceof Name again
                                && again.same(name));
    }

    private static Suspicion suspicion(Step step, Name constraint) {
        Name table = step.table();
        return new Suspicion(
                table.text(),
                "from now on rows of "
                        + step.described(table)
                        + " may break what '"
                        + constraint.text()
                        + "' kept right, and once one does it cannot be added again",
                new Remedy(
                        "make sure that nothing relies on it, an ON CONFLICT or a join included; where it is only changed, add the new one NOT VALID first",
                        null),
                new Claim.Means(table));
    }
}
