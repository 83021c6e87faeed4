package dev.dbguild.plan.compare;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.plan.Amounts;
import dev.dbguild.plan.Plan;
import java.util.List;

/// Two plans of one query: whether the new one is worse, and why.
///
/// @param timed whether `before` and `now` are milliseconds that were measured; else the planner's costs
/// @param summary the verdict with its main reason, in one sentence
/// @param changes what differs, the dearest first
/// @param steps what each step spent, in the order of the new plan; steps that only one plan has are among the changes
public record PlanComparison(
        Verdict verdict,
        boolean timed,
        double before,
        double now,
        String summary,
        List<Change> changes,
        List<Step> steps) {
    /// A plan this much slower or dearer is a regression: within it, runs of one plan differ by themselves.
    private static final double WORSE = 1.2;

    /// Milliseconds below which no difference is told.
    private static final double NOTHING = 1;

    /// How the new plan is to the old one.
    public enum Verdict {
        REGRESSION,
        IMPROVEMENT,
        SAME
    }

    /// A step that both plans have.
    ///
    /// @param spentBefore own milliseconds, or own cost where not both were timed
    public record Step(
            String subject, String was, String is, double spentBefore, double spentNow) {}

    /// @throws Problem [Code#BAD_ARGUMENT] when the plans are of different kinds of servers
    public static PlanComparison of(Plan before, Plan now) {
        if (before.dialect() != now.dialect()) {
            throw new Problem(
                    Code.BAD_ARGUMENT,
                    "the plans are of '%s' and of '%s', which cannot be compared"
                            .formatted(before.dialect().id(), now.dialect().id()),
                    "compare two plans of one kind of server");
        }
        Roles old = new Roles(before);
        Roles young = new Roles(now);
        Differences differences = new Differences(old, young);
        boolean timed = old.timed() && young.timed();
        double was = whole(before, timed);
        double is = whole(now, timed);
        List<Change> changes = differences.all();
        Verdict verdict = verdict(was, is, timed);
        return new PlanComparison(
                verdict,
                timed,
                was,
                is,
                told(verdict, amount(is, timed) + ", it was " + amount(was, timed))
                        + reason(verdict, changes),
                changes,
                differences.pairs().all().stream().map(pair -> step(pair, old, young)).toList());
    }

    private static double whole(Plan plan, boolean timed) {
        return timed ? plan.nodes().getFirst().totalMs() : plan.cost();
    }

    private static Verdict verdict(double was, double is, boolean timed) {
        if (timed && Math.abs(is - was) < NOTHING) {
            return Verdict.SAME;
        }
        return is > was * WORSE
                ? Verdict.REGRESSION
                : is * WORSE < was ? Verdict.IMPROVEMENT : Verdict.SAME;
    }

    private static Step step(Pair pair, Roles before, Roles now) {
        boolean timed = before.timed() && now.timed();
        return new Step(
                pair.now().subject(),
                pair.before().access(),
                pair.now().access(),
                before.spent(pair.before(), timed),
                now.spent(pair.now(), timed));
    }

    private static String told(Verdict verdict, String figures) {
        return switch (verdict) {
            case REGRESSION -> "the new plan is worse: " + figures;
            case IMPROVEMENT -> "the new plan is better: " + figures;
            case SAME -> "the plans take about the same: " + figures;
        };
    }

    private static String reason(Verdict verdict, List<Change> changes) {
        return changes.stream()
                .filter(change -> explains(change, verdict))
                .findFirst()
                .map(change -> "; most at " + change.subject() + ": " + change.message())
                .orElse("");
    }

    private static boolean explains(Change change, Verdict verdict) {
        return switch (verdict) {
            case REGRESSION -> change.grew() > 0;
            case IMPROVEMENT -> change.grew() < 0;
            case SAME -> false;
        };
    }

    static String amount(double amount, boolean timed) {
        return timed ? Amounts.time(amount) : "cost " + Amounts.count(amount);
    }
}
