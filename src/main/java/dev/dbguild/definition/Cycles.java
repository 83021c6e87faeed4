package dev.dbguild.definition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds cycles in a graph: one for each edge that leads back, not every cycle there is.
final class Cycles {
    private final Map<String, Set<String>> edges;
    private final Set<String> done = new HashSet<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final List<List<String>> found = new ArrayList<>();

    private Cycles(Map<String, Set<String>> edges) {
        this.edges = edges;
    }

    /// Each cycle as its nodes, the first repeated at the end.
    static List<List<String>> of(Map<String, Set<String>> edges) {
        Cycles cycles = new Cycles(edges);
        edges.keySet().forEach(cycles::visit);
        return cycles.found;
    }

    private void visit(String node) {
        if (path.contains(node)) {
            List<String> cycle =
                    new ArrayList<>(path.stream().dropWhile(n -> !n.equals(node)).toList());
            cycle.add(node);
            found.add(cycle);
            return;
        }
        if (done.contains(node)) {
            return;
        }
        path.addLast(node);
        edges.getOrDefault(node, Set.of()).forEach(this::visit);
        path.removeLast();
        done.add(node);
    }
}
