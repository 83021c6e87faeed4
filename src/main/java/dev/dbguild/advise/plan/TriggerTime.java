package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.IndexStatement;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Triggers, foreign key checks among them, take a large part of a change's time.
final class TriggerTime implements PlanFinding {
    private static final double MUCH = 0.1;
    private static final double MOST = 0.4;
    private static final double ENOUGH_MS = 10;

    private static final PlanCard CARD =
            new PlanCard(
                    "slow-trigger",
                    "triggers take a large part of a statement's time",
                    "index the columns of the foreign key, or let the trigger run once for the statement",
                    "10 % of the execution and 10 ms; a warning from 40 %",
                    "pev2 shows it without a figure; the shares are its marks for nodes");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.plan().details().get("Triggers") instanceof List<?> triggers
                ? triggers.stream()
                        .filter(Map.class::isInstance)
                        .flatMap(trigger -> find(facts, (Map<?, ?>) trigger))
                        .toList()
                : List.of();
    }

    private static Stream<Finding> find(PlanFacts facts, Map<?, ?> trigger) {
        double ms = number(trigger, "Time");
        double share = ms / Math.max(1e-9, facts.executionMs());
        if (ms < ENOUGH_MS || share < MUCH) {
            return Stream.empty();
        }
        String message =
                "%s on '%s' ran %s times and took %s, %s of the time"
                        .formatted(
                                named(trigger),
                                trigger.get("Relation"),
                                Figures.count(number(trigger, "Calls")),
                                Figures.time(ms),
                                Figures.share(Math.min(1, share)));
        return Stream.of(
                CARD.at(facts, facts.plan().nodes().getFirst())
                        .warningIf(share >= MOST, message, remedy(facts, trigger)));
    }

    private static double number(Map<?, ?> trigger, String key) {
        return trigger.get(key) instanceof Number number ? number.doubleValue() : 0;
    }

    private static String named(Map<?, ?> trigger) {
        return trigger.get("Constraint Name") == null
                ? "the trigger '" + trigger.get("Trigger Name") + "'"
                : "the check of '" + trigger.get("Constraint Name") + "'";
    }

    private static Remedy remedy(PlanFacts facts, Map<?, ?> trigger) {
        if (trigger.get("Constraint Name") == null) {
            return new Remedy(
                    "let it run once for the statement ('for each statement', with 'referencing new table'), or index what it looks up",
                    null);
        }
        return unindexed(facts, String.valueOf(trigger.get("Constraint Name")))
                .orElseGet(() ->
                        new Remedy(
                                "change the rows in batches; both sides of the foreign key must be indexed, so that each check is one look-up",
                                null));
    }

    /// The foreign key whose own columns no index serves: each row deleted on the other side reads the whole table.
    private static Optional<Remedy> unindexed(PlanFacts facts, String constraint) {
        return facts.tables()
                .flatMap(table ->
                        table.unindexedForeignKeys().stream()
                                .filter(key -> constraint.equals(key.name()))
                                .map(key -> indexed(table, key)))
                .findFirst();
    }

    private static Remedy indexed(Table table, ForeignKey key) {
        List<String> columns = key.columns().stream().map(IndexStatement::quoted).toList();
        return new Remedy(
                "no index serves the foreign key: every check reads '" + table.shown() + "' whole",
                IndexStatement.create(
                        IndexStatement.table(table.namespace(), table.name()), columns));
    }
}
