package dev.dbguild.advise.plan;

import dev.dbguild.Problem;
import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.lab.Lab;
import dev.dbguild.lab.TrialIndex;
import dev.dbguild.lab.TrialIndex.Made;
import dev.dbguild.lab.Twin;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Tries the remedies of plan findings on a twin: the plan's cost before and after. Nothing is executed, and the target
/// is not touched.
///
/// Indexes, settings, declarations and rewrites can be tried so; statistics and vacuuming cannot, since a twin holds no
/// rows, and their remedies stay as they are.
public final class TriedRemedies implements AutoCloseable {
    /// Less is not worth an index.
    private static final double WORTH = 0.9;

    /// They say that an index is missing; when the planner would not use it, nothing is.
    private static final Set<String> MISSING_INDEX =
            Set.of(
                    "slow-sequential-scan",
                    "inefficient-index",
                    "sort-without-index",
                    "leading-wildcard-search",
                    "function-or-cast-hides-index");

    private final Twin twin;
    private final TwinPlans plans;

    private TriedRemedies(Twin twin) {
        this.twin = twin;
        this.plans = new TwinPlans(twin);
    }

    /// The findings with what trying told; those that wanted an index which the planner would not use are gone.
    ///
    /// @param sql the statement that was planned
    public static List<Finding> on(Lab lab, Target target, String sql, List<Finding> findings) {
        if (findings.stream().noneMatch(finding -> triable(sql, finding))) {
            return findings;
        }
        try (Twin twin = lab.twinOf(target)) {
            return on(twin, sql, findings);
        } catch (Problem _) {
            return findings;
        }
    }

    /// The same on a twin that is there already.
    static List<Finding> on(Twin twin, String sql, List<Finding> findings) {
        try (TriedRemedies trial = new TriedRemedies(twin)) {
            double before = trial.plans.cost(sql, List.of());
            return findings.stream().flatMap(finding -> trial.tried(finding, sql, before)).toList();
        }
    }

    private static boolean triable(String sql, Finding finding) {
        String remedy = Rewrite.of(finding, sql).remedy().sql();
        return remedy != null
                && !remedy.matches("(?s)(analyze|vacuum|create statistics|alter system|reset).*");
    }

    private Stream<Finding> tried(Finding untried, String sql, double before) {
        Finding finding = Rewrite.of(untried, sql);
        if (!triable(sql, finding)) {
            return Stream.of(untried);
        }
        try {
            return outcome(finding, sql)
                    .map(after -> judged(finding, before, after))
                    .orElse(Stream.of(finding));
        } catch (Problem refused) {
            return Stream.of(Rewrite.rewrites(finding) ? untried : saying(finding, refused));
        }
    }

    private static Finding saying(Finding finding, Problem refused) {
        Remedy remedy = finding.remedy();
        return finding.with(
                new Remedy(remedy.text() + "; not tried: " + refused.what(), remedy.sql()));
    }

    /// @param bytes of an index; 0 for anything else
    private record After(double cost, long bytes) {}

    private Optional<After> outcome(Finding finding, String sql) {
        List<String> statements = statements(finding);
        if (statements.getLast().startsWith("create index")) {
            statements.subList(0, statements.size() - 1).forEach(plans::run);
            return indexed(statements.getLast(), sql);
        }
        return Rewrite.rewrites(finding)
                ? Optional.of(new After(plans.cost(statements.getLast(), List.of()), 0))
                : Optional.of(new After(plans.cost(sql, statements), 0));
    }

    private static List<String> statements(Finding finding) {
        return Arrays.stream(String.valueOf(finding.remedy().sql()).split(";\\s*(\\n|$)")).toList();
    }

    private Optional<After> indexed(String statement, String sql) {
        TrialIndex tried = twin.tryIndexes(List.of(unnamed(statement))).getFirst();
        if (!(tried instanceof Made made)) {
            return Optional.empty();
        }
        twin.show(Set.of(made.name()), Set.of());
        try {
            return Optional.of(new After(plans.cost(sql, List.of()), made.bytes()));
        } finally {
            twin.show(Set.of(), Set.of());
        }
    }

    /// The twin finds a name that is free.
    private static String unnamed(String statement) {
        return statement.replaceFirst(
                "^create index (concurrently )?(?!on )\\S+ on ", "create index on ");
    }

    private static Stream<Finding> judged(Finding finding, double before, After after) {
        Remedy remedy = finding.remedy();
        if (after.cost() < WORTH * before) {
            Remedy tried =
                    new Remedy(remedy.text() + told(before, after), remedy.sql()).succeeded();
            return Stream.of(finding.with(tried));
        }
        if (after.bytes() == 0) {
            return Stream.of(finding.with(unchanged(remedy, before, after)));
        }
        return MISSING_INDEX.contains(finding.rule())
                ? Stream.empty()
                : Stream.of(finding.with(unused(remedy)));
    }

    private static String told(double before, After after) {
        return "; on a twin the plan's cost falls from %s to %s%s"
                .formatted(
                        Figures.count(before),
                        Figures.count(after.cost()),
                        after.bytes() == 0
                                ? ""
                                : ", for an index of " + Bytes.shown(after.bytes()));
    }

    /// A setting that keeps memory or compiling in bounds need not change what the planner expects.
    private static Remedy unchanged(Remedy remedy, double before, After after) {
        String more =
                after.cost() > before * 1.01
                        ? "; on a twin its cost rises from %s to %s, so measure both"
                                .formatted(Figures.count(before), Figures.count(after.cost()))
                        : "; the planner expects no difference, only a run shows it";
        return new Remedy(remedy.text() + more, remedy.sql());
    }

    private static Remedy unused(Remedy remedy) {
        return new Remedy(
                remedy.text() + "; an index was tried on a twin and would not be used", null);
    }

    @Override
    public void close() {
        plans.close();
    }
}
