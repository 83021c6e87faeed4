package dev.dbguild.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Draws a plan for a terminal: numbered nodes, each with its own share of the time or cost as a bar, rows beside
/// expected rows, and what it looks up and tests. Lines longer than the terminal are cut; [PlanDocument] has all.
public final class PlanTree {
    /// Columns of the terminal it is drawn for.
    public static final int WIDTH = 100;

    private static final int BAR = 6;
    private static final int LEAST = 40;

    private final Shares shares;
    private final List<PlacedNode> nodes;
    private final int digits;
    private final List<String> lines = new ArrayList<>();

    private PlanTree(Plan plan) {
        this.shares = new Shares(plan);
        this.nodes = plan.nodes();
        this.digits = Math.max(3, String.valueOf(nodes.size()).length());
    }

    /// The whole plan, without a line break at its end.
    public static String of(Plan plan) {
        PlanTree tree = new PlanTree(plan);
        tree.head();
        tree.node(0, "", "");
        tree.foot(plan);
        return String.join("\n", tree.lines);
    }

    private void head() {
        String own = shares.ofTime() ? "own time" : "own cost";
        lines.add(" ".repeat(digits - 1) + "#" + "  " + own + "     node");
    }

    /// Draws the node at this place of the list and those below it; returns the place after them.
    private int node(int place, String indent, String branch) {
        PlacedNode placed = nodes.get(place);
        PlanNode node = placed.node();
        String name = node.subplan() == null ? "" : node.subplan() + ": ";
        lines.add(clipped(margin(placed) + indent + branch + name + PlanLabel.of(node)));
        String inside = indent + guide(branch);
        details(placed, inside + (node.children().isEmpty() ? "   " : "│  "));
        int next = place + 1;
        for (int child = 0; child < node.children().size(); child++) {
            boolean last = child == node.children().size() - 1;
            next = node(next, inside, last ? "└─ " : "├─ ");
        }
        return next;
    }

    private static String guide(String branch) {
        return switch (branch) {
            case "" -> "";
            case "└─ " -> "   ";
            case String _ -> "│  ";
        };
    }

    /// `  7  88 % █████▎ `
    private String margin(PlacedNode placed) {
        double share = shares.of(placed);
        return pad(String.valueOf(placed.number()), digits, true)
                + pad(Amounts.share(share), 6, true)
                + " "
                + pad(bar(share), BAR, false)
                + " ";
    }

    private static String bar(double share) {
        int eighths = (int) Math.round(share * BAR * 8);
        String part = eighths % 8 == 0 ? "" : String.valueOf((char) ('█' + 8 - eighths % 8));
        return "█".repeat(eighths / 8) + part;
    }

    private static String pad(String text, int width, boolean left) {
        String blanks = " ".repeat(Math.max(0, width - text.length()));
        return left ? blanks + text : text + blanks;
    }

    private void details(PlacedNode placed, String inside) {
        String blank = " ".repeat(digits + 6 + 1 + BAR + 1) + inside;
        Stream.concat(Stream.of(figures(placed)), PlanText.conditions(placed.node()).stream())
                .filter(line -> !line.isEmpty())
                .map(line -> clipped(blank + line.replace('\n', ' ')))
                .forEach(lines::add);
    }

    private String figures(PlacedNode placed) {
        PlanNode node = placed.node();
        String cost =
                node.actual() == null && node.estimate().known()
                        ? "cost " + Amounts.count(node.estimate().totalCost())
                        : "";
        boolean ran = shares.ofTime() && node.loops() > 0;
        String time =
                ran
                        ? Amounts.time(shares.ms(placed)) + " of " + Amounts.time(placed.totalMs())
                        : "";
        return Stream.of(Amounts.rows(node), time, cost)
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + " · " + other)
                .orElse("");
    }

    /// A deep node keeps room for some words.
    private static String clipped(String line) {
        int blanks = line.length() - line.stripLeading().length();
        int most = Math.max(WIDTH, blanks + LEAST);
        return line.length() <= most ? line.stripTrailing() : line.substring(0, most - 1) + "…";
    }

    private void foot(Plan plan) {
        lines.add("");
        List<String> times = new ArrayList<>();
        if (plan.planningMs() != null) {
            times.add("planning " + Amounts.time(plan.planningMs()));
        }
        if (plan.executionMs() != null) {
            times.add("execution " + Amounts.time(plan.executionMs()));
        }
        if (plan.details().get("JIT") instanceof Map<?, ?> jit
                && jit.get("Timing") instanceof Map<?, ?> timing
                && timing.get("Total") instanceof Number ms) {
            times.add("of it JIT " + Amounts.time(ms.doubleValue()));
        }
        if (!plan.analyzed()) {
            times.add("not run: rows and costs are expected");
        }
        if (plan.details().get("Settings") instanceof Map<?, ?> settings && !settings.isEmpty()) {
            times.add("settings " + settings.toString().replaceAll("[{}]", ""));
        }
        lines.add(String.join(" · ", times));
    }
}
