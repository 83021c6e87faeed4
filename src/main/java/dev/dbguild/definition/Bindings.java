package dev.dbguild.definition;

import dev.dbguild.definition.Agent.DocumentedDelegation;
import dev.dbguild.definition.Delegation.Choice;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which binding file belongs to which documented delegation: same agent and same trigger, or same agent and same targets.
final class Bindings {
    private Bindings() {}

    static DocumentedDelegation mark(
            String agent, DocumentedDelegation documented, List<Delegation> delegations) {
        boolean bound = delegations.stream().anyMatch(d -> binds(d, agent, documented));
        return new DocumentedDelegation(
                documented.trigger(),
                documented.target(),
                documented.targets(),
                documented.handoff(),
                documented.placeholders(),
                bound,
                documented.line());
    }

    static boolean binds(Delegation delegation, String agent, DocumentedDelegation documented) {
        return delegation.from().equals(agent)
                && (same(delegation.trigger(), documented.trigger())
                        || targets(delegation).equals(Set.copyOf(documented.targets())));
    }

    private static Set<String> targets(Delegation delegation) {
        return Set.copyOf(delegation.choices().stream().map(Choice::agent).distinct().toList());
    }

    static boolean same(String a, String b) {
        return normal(a).equals(normal(b));
    }

    private static String normal(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Punct}]+", " ").strip();
    }
}
