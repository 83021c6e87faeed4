package dev.dbguild.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Draws a plan as a Mermaid flowchart: a box a node, with its share of the whole; the heavy ones stand out.
public final class PlanMermaid {
    /// Mermaid refuses drawings of more than 500 lines between boxes.
    private static final int MOST_NODES = 400;

    /// Of the children of one node, since more than these cannot be read beside each other.
    private static final int MOST_CHILDREN = 20;

    private static final int LONGEST = 90;
    private static final double HEAVY = 0.4;
    private static final double MARKED = 0.1;

    private final StringBuilder text = new StringBuilder("flowchart TD\n");
    private final Map<String, Integer> drawn = new HashMap<>();
    private final Shares shares;
    private int boxes;
    private int left;

    private PlanMermaid(Plan plan) {
        this.shares = new Shares(plan);
    }

    /// The whole drawing; what is left out is told in a box of its own.
    public static String of(Plan plan) {
        PlanMermaid drawing = new PlanMermaid(plan);
        plan.nodes().forEach(drawing::node);
        drawing.rest();
        drawing.classes();
        return drawing.text.toString().stripTrailing();
    }

    private void node(PlacedNode placed) {
        PlacedNode parent = placed.parent();
        String above = parent == null ? "" : parent.path();
        int siblings = drawn.getOrDefault(above, 0);
        boolean hidden = parent != null && !drawn.containsKey(above);
        if (hidden || siblings >= MOST_CHILDREN || boxes >= MOST_NODES) {
            left++;
            return;
        }
        boxes++;
        drawn.put(above, siblings + 1);
        drawn.put(placed.path(), 0);
        box(placed);
        if (parent != null) {
            edge(parent, placed);
        }
    }

    private void box(PlacedNode placed) {
        double share = shares.of(placed);
        String mark = share >= HEAVY ? ":::heavy" : share >= MARKED ? ":::marked" : "";
        List<String> words =
                List.of(
                        "#" + placed.number() + " " + PlanLabel.of(placed.node()),
                        Amounts.rows(placed.node()),
                        Amounts.share(share) + (shares.ofTime() ? " of the time" : " of the cost"));
        String label =
                words.stream()
                        .filter(line -> !line.isEmpty())
                        .map(PlanMermaid::escaped)
                        .reduce((one, other) -> one + "<br/>" + other)
                        .orElse("");
        line("n" + placed.number() + "[\"" + label + "\"]" + mark);
    }

    private void edge(PlacedNode parent, PlacedNode child) {
        String name = child.node().subplan();
        String arrow = name == null ? " --> " : " -. \"" + escaped(name) + "\" .-> ";
        line("n" + parent.number() + arrow + "n" + child.number());
    }

    private void rest() {
        if (left > 0) {
            line("rest[\"" + Amounts.count(left) + " more nodes are not drawn\"]");
        }
    }

    private void classes() {
        line("classDef heavy fill:#f8b4b4,stroke:#b91c1c,color:#111");
        line("classDef marked fill:#fde68a,stroke:#b45309,color:#111");
    }

    private void line(String line) {
        text.append("    ").append(line).append('\n');
    }

    /// Text that Mermaid takes for nothing else: what has a meaning to it or to HTML is written as an entity.
    static String escaped(String words) {
        String shown = words.length() > LONGEST ? words.substring(0, LONGEST - 1) + "…" : words;
        StringBuilder safe = new StringBuilder();
        shown.codePoints()
                .forEach(c -> {
                    if (Character.isLetterOrDigit(c) || " .,:()_-+=/%…·×*".indexOf(c) >= 0) {
                        safe.appendCodePoint(c);
                    } else {
                        safe.append('#').append(c < ' ' ? ' ' : c).append(';');
                    }
                });
        return safe.toString();
    }
}
