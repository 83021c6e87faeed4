package dev.dbguild.engine;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All configured targets, by name.
public final class Targets {
    private final Map<String, Target> byName;

    public Targets(List<Target> targets) {
        this.byName =
                targets.stream()
                        .collect(
                                Collectors.toMap(
                                        Target::name,
                                        Function.identity(),
                                        Targets::refuseTwice,
                                        TreeMap::new));
    }

    /// Every target, by name.
    public List<Target> all() {
        return List.copyOf(byName.values());
    }

    /// The target with this name, or [Code#UNKNOWN_TARGET] with the names there are.
    public Target named(String name) {
        Target target = byName.get(name.toLowerCase(java.util.Locale.ROOT));
        if (target == null) {
            throw new Problem(
                            Code.UNKNOWN_TARGET,
                            "no target is named '" + name + "'",
                            byName.isEmpty()
                                    ? "configure one in dbguild.yaml under 'targets'"
                                    : "use one of: " + String.join(", ", byName.keySet()))
                    .with("target", name);
        }
        return target;
    }

    private static Target refuseTwice(Target first, Target second) {
        throw new Problem(
                Code.BAD_SETTING,
                "two targets are named '" + first.name() + "'",
                "rename one of them in dbguild.yaml");
    }
}
