package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Domains. Another base type cannot be altered and is told as not covered.
final class DomainKind implements ObjectKind {
    @Override
    public Set<String> kinds() {
        return Set.of("domain");
    }

    @Override
    public Optional<List<Action>> alter(SchemaObject was, SchemaObject is, Change change) {
        DomainState old = DomainState.of(change.was().connection(), was.id());
        DomainState now = DomainState.of(change.is().connection(), is.id());
        List<Action> all = new ArrayList<>();
        String alter = "alter domain " + is.id() + " ";
        if (!old.value().equals(now.value())) {
            all.add(
                    Action.main(
                            alter
                                    + (now.value().isEmpty()
                                            ? "drop default"
                                            : "set default " + now.value())));
        }
        if (old.notNull() != now.notNull()) {
            all.add(Action.main(alter + (now.notNull() ? "set not null" : "drop not null")));
        }
        old.checks()
                .forEach((name, check) -> {
                    if (!check.equals(now.checks().get(name))) {
                        all.add(Action.main(alter + "drop constraint " + name));
                    }
                });
        now.checks()
                .forEach((name, check) -> {
                    if (!check.equals(old.checks().get(name))) {
                        all.addAll(added(alter, name, check));
                    }
                });
        return Optional.of(all);
    }

    private static List<Action> added(String alter, String name, String check) {
        return List.of(
                Action.main(alter + "add constraint " + name + " " + check + " not valid"),
                Action.validate(alter + "validate constraint " + name));
    }

    @Override
    public List<Action> dropEarly(SchemaObject object, Change change) {
        return List.of();
    }

    @Override
    public List<Action> dropLate(SchemaObject object, Change change) {
        return List.of(Action.main(object.drop()));
    }
}
