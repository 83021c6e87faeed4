package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Triggers, and whether they fire.
final class TriggerKind implements ObjectKind {
    private static final String STATE = " -- enabled: ";

    @Override
    public Set<String> kinds() {
        return Set.of("trigger");
    }

    @Override
    public List<Action> make(SchemaObject object, Change change) {
        String[] parts = object.make().split(STATE);
        List<Action> all = new ArrayList<>(List.of(Action.main(parts[0])));
        if (parts.length > 1) {
            all.add(
                    Action.main(
                            "alter table %s %s trigger %s"
                                    .formatted(
                                            object.on(),
                                            verb(parts[1]),
                                            ValidatedLater.name(object))));
        }
        return all;
    }

    private static String verb(String state) {
        return switch (state) {
            case "D" -> "disable";
            case "R" -> "enable replica";
            case "A" -> "enable always";
            default -> "enable";
        };
    }

    @Override
    public List<Action> dropEarly(SchemaObject object, Change change) {
        return change.goes(object.on()) ? List.of() : List.of(Action.main(object.drop()));
    }
}
