package dev.dbguild.delegation;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.definition.Delegation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A delegation with its expressions compiled.
record BoundDelegation(
        Delegation delegation,
        Expression when,
        List<Choice> choices,
        Map<String, Expression> placeholders) {

    /// @param when null for the target that is taken when no other's rule holds
    record Choice(String agent, @Nullable Expression when) {}

    /// Fails with [dev.dbguild.Code#BAD_DEFINITION] for the first expression that cannot be read.
    static BoundDelegation compile(Delegation delegation) {
        Map<String, Expression> placeholders = new LinkedHashMap<>();
        for (String name : Placeholders.names(delegation.handoff())) {
            placeholders.put(name, Expressions.compile(source(delegation, name)));
        }
        return new BoundDelegation(
                delegation,
                Expressions.compile(delegation.when()),
                delegation.choices().stream().map(BoundDelegation::compile).toList(),
                placeholders);
    }

    private static String source(Delegation delegation, String placeholder) {
        String source = delegation.placeholders().get(placeholder);
        if (source == null) {
            throw new Problem(
                    Code.BAD_DEFINITION,
                    "nothing says where '{%s}' of the handoff comes from".formatted(placeholder),
                    "add '%s' under 'placeholders'".formatted(placeholder));
        }
        return source;
    }

    private static Choice compile(Delegation.Choice choice) {
        String when = choice.when();
        return new Choice(choice.agent(), when == null ? null : Expressions.compile(when));
    }

    /// The handoff, when the trigger holds, a target is decided and every placeholder has a value.
    Optional<Handoffs.Fired> fired(Map<String, Object> facts) {
        if (!when.holds(facts)) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        placeholders.forEach(
                (name, value) -> value.text(facts).ifPresent(text -> values.put(name, text)));
        if (values.size() < placeholders.size()) {
            return Optional.empty();
        }
        String message = Placeholders.fill(delegation.handoff(), values);
        return target(facts).map(to -> new Handoffs.Fired(delegation, to, message));
    }

    private Optional<String> target(Map<String, Object> facts) {
        return choices.stream()
                .filter(choice -> choice.when() != null && choice.when().holds(facts))
                .findFirst()
                .or(() -> choices.stream().filter(choice -> choice.when() == null).findFirst())
                .map(Choice::agent);
    }
}
