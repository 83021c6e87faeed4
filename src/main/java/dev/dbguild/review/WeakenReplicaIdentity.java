package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import java.util.List;

/// Rows that logical replication can no longer find.
final class WeakenReplicaIdentity implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "weaken-replica-identity",
                    Severity.ERROR,
                    "UPDATE and DELETE fail where the table is replicated logically",
                    "let the primary key or a unique index identify the rows",
                    List.of("alter table orders replica identity nothing;"),
                    List.of(
                            "alter table orders replica identity full;",
                            "alter table orders replica identity default;",
                            "create table orders (id int); alter table orders replica identity nothing;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.ReplicaIdentity.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.ReplicaIdentity.class)
                .filter(identity -> identity.what().equals("NOTHING"))
                .map(identity -> suspicion(step))
                .toList();
    }

    private static Suspicion suspicion(Step step) {
        Name table = step.table();
        return new Suspicion(
                table.text(),
                "a subscriber can no longer tell which row of "
                        + step.described(table)
                        + " was changed, so UPDATE and DELETE are refused while the table is published",
                Rewording.patient(
                        "the primary key identifies the rows, unless something else is said",
                        Rewording.alter(table, "REPLICA IDENTITY DEFAULT")),
                new Claim.Means(table));
    }
}
