package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import java.util.List;

/// A foreign key on a partitioned table that is to be validated later, before PostgreSQL 18.
final class ForeignKeyNotValidOnPartitionedTable implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "foreign-key-not-valid-on-partitioned-table",
                    Severity.ERROR,
                    "the server refuses it",
                    "add the key to each partition NOT VALID and validate it there; then to the parent, which takes them over",
                    List.of(
                            """
                            -- server-version: 17
                            -- file: V1__events.sql (history)
                            create table kinds (id int primary key);
                            create table events (at date, kind int) partition by range (at);
                            create table events_2020 partition of events for values from ('2020-01-01') to ('2021-01-01');
                            -- file: V2__kinds.sql
                            alter table events add constraint events_kind foreign key (kind) references kinds not valid;
                            """),
                    List.of(
                            """
                            -- server-version: 18
                            -- file: V1__events.sql (history)
                            create table kinds (id int primary key);
                            create table events (at date, kind int) partition by range (at);
                            -- file: V2__kinds.sql
                            alter table events add constraint events_kind foreign key (kind) references kinds not valid;
                            """,
                            """
                            -- server-version: 17
                            -- file: V1__events.sql (history)
                            create table kinds (id int primary key);
                            create table events (at date, kind int);
                            -- file: V2__kinds.sql
                            alter table events add constraint events_kind foreign key (kind) references kinds not valid;
                            """));

    @Override
    public RuleCard card() {
        return CARD;
    }

    /// The major version since which it is accepted.
    private static final int ACCEPTED = 18;

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.AddConstraint.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.settings().serverVersion() >= ACCEPTED
                ? List.of()
                : step.actions(AlterAction.AddConstraint.class)
                        .map(AlterAction.AddConstraint::constraint)
                        .filter(Constraint.ForeignKey.class::isInstance)
                        .map(Constraint.ForeignKey.class::cast)
                        .filter(Constraint.ForeignKey::unchecked)
                        .filter(key -> step.catalogue().table(step.table()).partitioned())
                        .map(key -> suspicion(step, key))
                        .toList();
    }

    private static Suspicion suspicion(Step step, Constraint.ForeignKey key) {
        Name table = step.table();
        return new Suspicion(
                table.text(),
                "the server refuses NOT VALID here before version 18, for "
                        + step.described(table)
                        + " is partitioned",
                Rewording.patient(
                        "verify the key partition by partition; the parent then takes over what is valid already",
                        ForeignKeyWording.byPartition(step, key)),
                new Claim.Fails());
    }
}
