package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import java.util.List;

/// A partition that is verified when it is attached.
final class AttachPartitionWithoutCheck implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "attach-partition-without-check",
                    Severity.WARNING,
                    "the table that is attached is read while nobody can use it",
                    "give it a CHECK that implies the bounds first, and validate that",
                    List.of(
                            """
                            -- file: V1__events.sql (history)
                            create table events (at date) partition by range (at);
                            create table events_2020 (at date);
                            -- file: V2__attach.sql
                            alter table events attach partition events_2020 for values from ('2020-01-01') to ('2021-01-01');
                            """,
                            "alter table events attach partition events_2020 for values from ('2020-01-01') to ('2021-01-01');"),
                    List.of(
                            "create table events_2021 (like events); alter table events attach partition events_2021 for values from ('2021-01-01') to ('2022-01-01');",
                            "alter table events_2020 add constraint bounds check (at >= '2020-01-01') not valid; alter table events_2020 validate constraint bounds; alter table events attach partition events_2020 for values from ('2020-01-01') to ('2021-01-01');"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(AlterAction.AttachPartition.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.actions(AlterAction.AttachPartition.class)
                .map(AlterAction.AttachPartition::partition)
                .filter(step::existed)
                .filter(partition -> !step.catalogue().hasValidCheck(partition))
                .map(partition -> suspicion(step, partition))
                .toList();
    }

    private static Suspicion suspicion(Step step, Name partition) {
        return new Suspicion(
                partition.text(),
                "every row of "
                        + step.described(partition)
                        + " is read to see that it is within the bounds, and nobody can use it meanwhile",
                remedy(step, partition),
                new Claim.Scans(partition));
    }

    private static Remedy remedy(Step step, Name partition) {
        String check = Name.written(partition.last() + "_bounds");
        String text =
                "state the bounds as a validated CHECK first, then ATTACH reads nothing; the CHECK can be dropped afterwards";
        return Bounds.of(step)
                .map(bounds ->
                        Rewording.patient(
                                text,
                                Rewording.alter(
                                        partition,
                                        "ADD CONSTRAINT %s CHECK (%s) NOT VALID"
                                                .formatted(check, bounds)),
                                Rewording.alter(partition, "VALIDATE CONSTRAINT " + check),
                                step.statement().text() + ";"))
                .orElse(new Remedy(text, null));
    }
}
