package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.stream.Stream;

/// A foreign key that is verified at once.
final class AddForeignKeyWithoutNotValid implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "add-foreign-key-without-not-valid",
                    Severity.ERROR,
                    "writes to both tables wait while every row is verified",
                    "add it NOT VALID, validate it in a transaction of its own",
                    List.of(
                            "alter table orders add constraint fk foreign key (customer_id) references customers (id);",
                            "alter table orders add foreign key (customer_id) references customers on delete cascade deferrable;",
                            "alter table orders add column owner_id bigint default 1 references customers;",
                            """
                            -- server-version: 17
                            -- file: V1__events.sql (history)
                            create table kinds (id int primary key);
                            create table events (at date, kind int) partition by range (at);
                            create table events_2020 partition of events for values from ('2020-01-01') to ('2021-01-01');
                            -- file: V2__kinds.sql
                            alter table events add constraint events_kind foreign key (kind) references kinds;
                            """),
                    List.of(
                            "alter table orders add constraint fk foreign key (customer_id) references customers (id) not valid;",
                            "alter table orders add column customer_id bigint references customers;",
                            "create table orders (customer_id bigint); alter table orders add foreign key (customer_id) references customers;"));

    /// The major version since which a partitioned table takes NOT VALID.
    private static final int NOT_VALID_ON_PARTITIONED = 18;

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.AddConstraint.class, AlterAction.AddColumn.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        Stream<Constraint> alone =
                step.actions(AlterAction.AddConstraint.class)
                        .map(AlterAction.AddConstraint::constraint);
        Stream<Constraint> withValue =
                step.actions(AlterAction.AddColumn.class)
                        .map(AlterAction.AddColumn::column)
                        .filter(column -> column.value() != null)
                        .flatMap(column -> column.constraints().stream());
        return Stream.concat(alone, withValue)
                .filter(Constraint.ForeignKey.class::isInstance)
                .map(Constraint.ForeignKey.class::cast)
                .filter(key -> !key.unchecked() && !isVerifiedBelow(step, key))
                .map(key -> suspicion(step, key))
                .toList();
    }

    /// Whether every partition has this key already and it is valid, so that the parent only takes them over.
    private static boolean isVerifiedBelow(Step step, Constraint.ForeignKey key) {
        List<KnownTable> partitions = step.catalogue().table(step.table()).partitions();
        return !partitions.isEmpty()
                && partitions.stream()
                        .allMatch(partition ->
                                partition
                                        .foreignKeys()
                                        .anyMatch(each -> each.valid() && isSame(each, key)));
    }

    private static boolean isSame(KnownConstraint known, Constraint.ForeignKey key) {
        return known.constraint() instanceof Constraint.ForeignKey other
                && other.references().same(key.references())
                && lasts(other.columns()).equals(lasts(key.columns()));
    }

    private static List<String> lasts(List<Name> names) {
        return names.stream().map(Name::last).toList();
    }

    private static Suspicion suspicion(Step step, Constraint.ForeignKey key) {
        Name table = step.table();
        return new Suspicion(
                table.text() + "." + Rewording.columns(key.columns()),
                "neither "
                        + step.described(table)
                        + " nor "
                        + step.described(key.references())
                        + " can be written until every row is verified",
                Rewording.patient(
                        "add it unverified, and verify it under a lock that lets others write",
                        steps(step, key)),
                new Claim.Locks(table, "SHARE ROW EXCLUSIVE"));
    }

    private static String[] steps(Step step, Constraint.ForeignKey key) {
        boolean partitioned = step.catalogue().table(step.table()).partitioned();
        if (partitioned && step.settings().serverVersion() < NOT_VALID_ON_PARTITIONED) {
            return ForeignKeyWording.byPartition(step, key);
        }
        Stream<String> columns =
                step.actions(AlterAction.AddColumn.class)
                        .map(AlterAction.AddColumn::column)
                        .filter(column -> key.columns().stream().anyMatch(column.name()::same))
                        .map(column ->
                                Rewording.alter(
                                        step.table(),
                                        "ADD COLUMN "
                                                + column.name().text()
                                                + " "
                                                + column.type().text()
                                                + Rewording.value(column)));
        return Stream.concat(columns, Stream.of(ForeignKeyWording.inTwoSteps(step, key)))
                .toArray(String[]::new);
    }
}
