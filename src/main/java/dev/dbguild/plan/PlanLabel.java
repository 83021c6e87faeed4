package dev.dbguild.plan;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The first words of a node's line, as psql prints them: `Parallel Index Scan using pk on orders o`.
final class PlanLabel {
    private PlanLabel() {}

    static String of(PlanNode node) {
        return Stream.of(prefix(node), type(node), using(node), on(node))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String prefix(PlanNode node) {
        String mode = node.word("Partial Mode");
        return Stream.of(
                        node.says("Async Capable") ? "Async" : "",
                        node.says("Parallel Aware") ? "Parallel" : "",
                        mode.equals("Simple") ? "" : mode)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String type(PlanNode node) {
        return switch (node.type()) {
            case "Aggregate" -> aggregate(node.word("Strategy"));
            case "Hash Join", "Merge Join", "Nested Loop" -> join(node);
            case "ModifyTable" -> node.word("Operation");
            case "SetOp" -> setOperation(node);
            case "Index Scan", "Index Only Scan" ->
                    node.type() + (backward(node) ? " Backward" : "");
            case String type -> type;
        };
    }

    private static String aggregate(String strategy) {
        return switch (strategy) {
            case "Sorted" -> "GroupAggregate";
            case "Hashed" -> "HashAggregate";
            case "Mixed" -> "MixedAggregate";
            case String _ -> "Aggregate";
        };
    }

    private static String join(PlanNode node) {
        String kind = node.word("Join Type");
        if (kind.isEmpty() || kind.equals("Inner")) {
            return node.type();
        }
        return node.type().replace(" Join", "") + " " + kind + " Join";
    }

    private static String setOperation(PlanNode node) {
        String hashed = node.word("Strategy").equals("Hashed") ? "HashSetOp" : "SetOp";
        return (hashed + " " + node.word("Command")).strip();
    }

    private static boolean backward(PlanNode node) {
        return node.word("Scan Direction").equals("Backward");
    }

    private static String using(PlanNode node) {
        return node.index() == null || node.type().equals("Bitmap Index Scan")
                ? ""
                : "using " + node.index();
    }

    private static String on(PlanNode node) {
        if (node.type().equals("Bitmap Index Scan")) {
            return "on " + node.index();
        }
        String relation =
                Stream.of(
                                node.qualified().orElse(""),
                                node.word("CTE Name"),
                                node.word("Function Name"),
                                node.word("Tuplestore Name"))
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse("");
        String alias =
                node.alias() == null || node.alias().equals(node.relation()) ? "" : node.alias();
        String both = alias.equals(relation) ? relation : (relation + " " + alias).strip();
        return both.isEmpty() ? "" : "on " + both;
    }
}
