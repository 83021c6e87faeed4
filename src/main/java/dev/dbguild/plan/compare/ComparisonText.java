package dev.dbguild.plan.compare;

import dev.dbguild.plan.Amounts;
import dev.dbguild.plan.PlanTree;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A comparison as a table for a terminal.
public final class ComparisonText {
    private static final int MOST_STEPS = 15;
    private static final int SUBJECT = 28;

    private ComparisonText() {}

    public static String of(PlanComparison compared) {
        return compared.summary()
                + (compared.timed() ? "" : " (costs only: not both plans were run)")
                + "\n\n"
                + table(compared)
                + "\n\n"
                + changes(compared);
    }

    /// Those of one step under its name.
    private static String changes(PlanComparison compared) {
        Map<String, List<Change>> bySubject =
                compared.changes().stream()
                        .collect(
                                Collectors.groupingBy(
                                        change -> head(change, compared.timed()),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return bySubject.isEmpty()
                ? "nothing of their shape differs"
                : bySubject.entrySet().stream()
                        .map(each -> each.getKey() + lines(each.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    private static String lines(List<Change> changes) {
        return changes.stream()
                .map(change -> "\n  " + kind(change) + ": " + change.message())
                .collect(Collectors.joining());
    }

    private static String kind(Change change) {
        return change.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String head(Change change, boolean timed) {
        String sign = change.grew() < 0 ? "-" : "+";
        String grew =
                change.grew() == 0
                        ? ""
                        : " (" + sign + PlanComparison.amount(Math.abs(change.grew()), timed) + ")";
        String place = change.newNode() == null ? "" : "#" + change.newNode() + " ";
        return place + change.subject() + grew;
    }

    private static String table(PlanComparison compared) {
        List<PlanComparison.Step> dearest =
                compared.steps().stream()
                        .sorted(Comparator.comparingDouble(ComparisonText::weight).reversed())
                        .limit(MOST_STEPS)
                        .toList();
        String head = row("step", compared.timed() ? "own ms" : "own cost", "now", "how");
        return head
                + "\n"
                + compared.steps().stream()
                        .filter(dearest::contains)
                        .map(ComparisonText::row)
                        .collect(Collectors.joining("\n"));
    }

    private static double weight(PlanComparison.Step step) {
        return Math.abs(step.spentNow() - step.spentBefore())
                + Math.max(step.spentNow(), step.spentBefore()) / 1_000;
    }

    private static String row(PlanComparison.Step step) {
        String how = step.was().equals(step.is()) ? step.is() : step.was() + " → " + step.is();
        return row(
                step.subject(),
                Amounts.count(step.spentBefore()),
                Amounts.count(step.spentNow()),
                how);
    }

    private static String row(String subject, String was, String is, String how) {
        String line = "%-28s %12s %12s  %s".formatted(cut(subject, SUBJECT), was, is, how);
        return cut(line, PlanTree.WIDTH);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
