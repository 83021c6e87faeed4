package dev.dbguild.plan.compare;

import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.Shares;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The nodes of a plan by their roles, in the plan's order.
final class Roles {
    private final Map<String, Role> byKey = new LinkedHashMap<>();
    private final Plan plan;
    private final Shares shares;

    Roles(Plan plan) {
        this.plan = plan;
        this.shares = new Shares(plan);
        List<PlacedNode> nodes = plan.nodes();
        Map<String, TreeSet<String>> relations = relations(nodes);
        Map<String, Integer> alike = new HashMap<>();
        for (PlacedNode placed : nodes) {
            TreeSet<String> below = relations.getOrDefault(placed.path(), new TreeSet<>());
            Role role = new Role(placed, Role.kind(placed.node()), below);
            byKey.put(role.key() + " " + alike.merge(role.key(), 1, Integer::sum), role);
        }
    }

    private static Map<String, TreeSet<String>> relations(List<PlacedNode> nodes) {
        Map<String, TreeSet<String>> relations = new HashMap<>();
        for (PlacedNode placed : nodes.reversed()) {
            TreeSet<String> own = relations.computeIfAbsent(placed.path(), _ -> new TreeSet<>());
            Role.reads(placed.node()).ifPresent(own::add);
            PlacedNode parent = placed.parent();
            if (parent != null && !placed.node().once()) {
                relations.computeIfAbsent(parent.path(), _ -> new TreeSet<>()).addAll(own);
            }
        }
        return relations;
    }

    Plan plan() {
        return plan;
    }

    Map<String, Role> byKey() {
        return byKey;
    }

    List<Role> of(Role.Kind kind) {
        return new ArrayList<>(
                byKey.values().stream().filter(role -> role.kind() == kind).toList());
    }

    boolean timed() {
        return shares.ofTime();
    }

    /// What a node alone spends: milliseconds, or cost where the other plan was not timed too.
    double spent(Role role, boolean timed) {
        return timed ? shares.ms(role.placed()) : role.node().ownCost();
    }
}
