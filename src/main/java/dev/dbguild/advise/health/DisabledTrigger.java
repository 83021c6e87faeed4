package dev.dbguild.advise.health;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.engine.ListsTriggers;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;

/// A trigger does not fire, or a foreign key is not enforced, because somebody switched it off.
final class DisabledTrigger implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "trigger-disabled",
                    "what the trigger should see to is not seen to; a foreign key without its triggers is not enforced",
                    "any trigger that is disabled; those that fire on replicas only are an info; an error for a foreign key",
                    "ours; left behind by loads that ran with 'disable trigger all'",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.disabledTriggers().stream().map(DisabledTrigger::found).distinct().toList();
    }

    private static Finding found(ListsTriggers.DisabledTrigger trigger) {
        return trigger.constraint().isEmpty() ? finding(trigger) : unenforced(trigger);
    }

    private static Finding finding(ListsTriggers.DisabledTrigger trigger) {
        HealthSpot spot = CARD.declared(shown(trigger) + "." + trigger.name());
        Remedy remedy =
                new Remedy(
                        "switch it on, if it is still wanted; else drop it",
                        "alter table %s enable trigger %s;"
                                .formatted(table(trigger), IndexStatement.quoted(trigger.name())));
        return trigger.onReplicas()
                ? spot.info(
                        "trigger '%s' of '%s' fires only while changes are replicated"
                                .formatted(trigger.name(), shown(trigger)),
                        remedy)
                : spot.warning(
                        "trigger '%s' of '%s' is disabled"
                                .formatted(trigger.name(), shown(trigger)),
                        remedy);
    }

    private static Finding unenforced(ListsTriggers.DisabledTrigger trigger) {
        return CARD.declared(shown(trigger) + "." + trigger.constraint())
                .error(
                        "foreign key '%s' is not enforced: its triggers on '%s' are disabled"
                                .formatted(trigger.constraint(), shown(trigger)),
                        new Remedy(
                                "switch the triggers on, and look for rows that broke the key meanwhile:"
                                        + " drop it, add it NOT VALID and validate it",
                                "alter table %s enable trigger all;".formatted(table(trigger))));
    }

    private static String table(ListsTriggers.DisabledTrigger trigger) {
        return IndexStatement.table(trigger.schema(), trigger.table());
    }

    private static String shown(ListsTriggers.DisabledTrigger trigger) {
        return trigger.schema().equals("public")
                ? trigger.table()
                : trigger.schema() + "." + trigger.table();
    }
}
