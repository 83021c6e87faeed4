package dev.dbguild.plan.compare;

import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.PlanNode;
import dev.dbguild.plan.PlanText;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A node with what it does in its plan, so that another plan's node of the same role can be found.
///
/// @param relations names of all that is read at and below it
record Role(PlacedNode placed, Kind kind, SortedSet<String> relations) {

    /// What nodes do, whichever of several ways they do it.
    enum Kind {
        SCAN,
        JOIN,
        SORT,
        GROUP,
        HASH,
        OTHER
    }

    static Kind kind(PlanNode node) {
        String type = node.type();
        if (reads(node).isPresent()) {
            return Kind.SCAN;
        }
        if (type.endsWith("Join") || type.equals("Nested Loop")) {
            return Kind.JOIN;
        }
        return type.endsWith("Sort")
                ? Kind.SORT
                : node.any("Aggregate", "Group", "Unique")
                        ? Kind.GROUP
                        : type.equals("Hash") ? Kind.HASH : Kind.OTHER;
    }

    /// The name of what a node reads, if it reads something; a bitmap's index is part of its heap's scan.
    static Optional<String> reads(PlanNode node) {
        if (node.any("ModifyTable", "Bitmap Index Scan")) {
            return Optional.empty();
        }
        return Stream.of(node.name().orElse(""), node.word("CTE Name"), node.word("Function Name"))
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    PlanNode node() {
        return placed.node();
    }

    /// Equal for nodes of the same role in two plans.
    String key() {
        return kind == Kind.SCAN
                ? kind + " " + reads(node()).orElse("")
                : kind + (kind == Kind.OTHER ? node().type() : "") + " " + relations;
    }

    /// `orders o`, or `Sort of orders, customers`.
    String subject() {
        if (kind == Kind.SCAN) {
            String name = reads(node()).orElse("");
            String relation = node().qualified().orElse(name);
            return relation.equals(name) || relation.endsWith("." + name)
                    ? relation
                    : relation + " " + name;
        }
        return node().type() + (relations.isEmpty() ? "" : " of " + shortened());
    }

    private String shortened() {
        String some = relations.stream().limit(4).collect(Collectors.joining(", "));
        return relations.size() > 4 ? some + " and " + (relations.size() - 4) + " more" : some;
    }

    /// `Index Scan using orders_customer`, `Bitmap Heap Scan using a, b`, `Seq Scan`.
    String access() {
        List<String> indexes = indexes();
        String label = PlanText.label(node());
        String type = label.split(" using | on ", 2)[0];
        return indexes.isEmpty() ? type : type + " using " + String.join(", ", indexes);
    }

    /// The indexes that a scan looks into.
    List<String> indexes() {
        return kind == Kind.SCAN ? indexes(node()).distinct().toList() : List.of();
    }

    private static Stream<String> indexes(PlanNode node) {
        Stream<String> below =
                node.any("Bitmap Heap Scan", "BitmapAnd", "BitmapOr")
                        ? node.children().stream().flatMap(Role::indexes)
                        : Stream.empty();
        return Stream.concat(Optional.ofNullable(node.index()).stream(), below);
    }
}
