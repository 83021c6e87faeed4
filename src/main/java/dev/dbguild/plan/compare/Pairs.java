package dev.dbguild.plan.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which node of the new plan does what a node of the old plan did.
final class Pairs {
    private final List<Pair> pairs = new ArrayList<>();
    private final Map<String, Role> gone;
    private final Map<String, Role> come;

    Pairs(Roles before, Roles now) {
        gone = new LinkedHashMap<>(before.byKey());
        come = new LinkedHashMap<>(now.byKey());
        before.byKey().forEach(this::matchByKey);
        gone.values().stream().toList().forEach(this::matchByRelation);
        pairs.sort((one, other) ->
                Integer.compare(one.now().placed().number(), other.now().placed().number()));
    }

    private void matchByKey(String key, Role role) {
        Role other = come.remove(key);
        if (other != null) {
            gone.remove(key);
            pairs.add(new Pair(role, other));
        }
    }

    /// The planner may have given an alias of its own.
    private void matchByRelation(Role role) {
        String relation = role.node().relation();
        if (role.kind() != Role.Kind.SCAN || relation == null) {
            return;
        }
        come.entrySet().stream()
                .filter(each -> each.getValue().kind() == Role.Kind.SCAN)
                .filter(each -> relation.equals(each.getValue().node().relation()))
                .findFirst()
                .ifPresent(each -> {
                    come.remove(each.getKey());
                    gone.values().remove(role);
                    pairs.add(new Pair(role, each.getValue()));
                });
    }

    /// In the new plan's order.
    List<Pair> all() {
        return pairs;
    }

    List<Pair> of(Role.Kind kind) {
        return pairs.stream().filter(pair -> pair.now().kind() == kind).toList();
    }

    List<Role> gone(Role.Kind kind) {
        return gone.values().stream().filter(role -> role.kind() == kind).toList();
    }

    List<Role> come(Role.Kind kind) {
        return come.values().stream().filter(role -> role.kind() == kind).toList();
    }
}
