package dev.dbguild.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the time of an analyzed plan went: each node's own milliseconds, without its children's.
///
/// The arithmetic of pev2: the time of one loop, times loops, shared by the processes that ran it, less the same of
/// its children. A CTE or parameter (`InitPlan`) runs within the nodes that read it, so its time is taken from them and
/// counted once.
public final class ExclusiveTime {
    private final Map<String, Double> byPath = new HashMap<>();
    private final double whole;

    public ExclusiveTime(Plan plan) {
        List<PlacedNode> nodes = plan.nodes();
        this.whole = nodes.getFirst().totalMs();
        nodes.forEach(placed -> byPath.merge(placed.path(), placed.totalMs(), Double::sum));
        nodes.forEach(this::takeFromParent);
        Readers readers = new Readers(nodes);
        nodes.stream()
                .filter(placed -> placed.node().once() && placed.totalMs() > 0)
                .forEach(once -> takeFromReaders(once, readers.of(once)));
    }

    /// Milliseconds of the node alone, over all loops; never negative; 0 when the query was not run.
    public double of(PlacedNode placed) {
        return Math.max(0, left(placed));
    }

    /// The node's own part of the whole time, 0 to 1; 0 when the query was not run or timing was off.
    public double share(PlacedNode placed) {
        return whole <= 0 ? 0 : Math.min(1, of(placed) / whole);
    }

    private double left(PlacedNode placed) {
        return byPath.getOrDefault(placed.path(), 0.0);
    }

    private void takeFromParent(PlacedNode placed) {
        PlacedNode parent = placed.parent();
        if (parent != null && !placed.node().once()) {
            take(parent, placed.totalMs());
        }
    }

    /// The first that reads it waited for it; what is more than that one's own time, the next waited for.
    private void takeFromReaders(PlacedNode once, List<PlacedNode> readers) {
        double rest = once.totalMs();
        for (PlacedNode reader : readers) {
            double part = Math.min(rest, Math.max(0, left(reader)));
            take(reader, part);
            rest -= part;
        }
    }

    private void take(PlacedNode from, double ms) {
        byPath.merge(from.path(), -ms, Double::sum);
    }

    /// Who reads what runs once.
    private static final class Readers {
        private final Map<String, List<PlacedNode>> byMention = new HashMap<>();

        Readers(List<PlacedNode> nodes) {
            boolean any = nodes.stream().anyMatch(placed -> placed.node().once());
            if (any) {
                nodes.forEach(placed ->
                        Mentions.in(placed.node())
                                .forEach(word ->
                                        byMention
                                                .computeIfAbsent(word, _ -> new ArrayList<>())
                                                .add(placed)));
            }
        }

        /// Those that name it, in the plan's order; of a parameter also the node it hangs on, which may read it
        /// without telling.
        List<PlacedNode> of(PlacedNode once) {
            Stream<PlacedNode> named =
                    Mentions.of(once.node()).stream()
                            .flatMap(word -> byMention.getOrDefault(word, List.of()).stream())
                            .filter(reader -> !reader.path().startsWith(once.path()))
                            .map(reader -> waiting(reader, once));
            return Stream.concat(named, Optional.ofNullable(once.parent()).stream())
                    .distinct()
                    .toList();
        }

        /// A Gather has a parameter ready before it starts the workers that read it.
        private static PlacedNode waiting(PlacedNode reader, PlacedNode once) {
            List<PlacedNode> above = once.ancestors();
            return reader.ancestors().stream()
                    .takeWhile(each -> !above.contains(each))
                    .filter(each -> each.node().any("Gather", "Gather Merge"))
                    .reduce((_, outer) -> outer)
                    .orElse(reader);
        }
    }
}
