package dev.dbguild.advise.plan;

import dev.dbguild.Found;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.Plan;
import dev.dbguild.schema.Schema;
import dev.dbguild.sql.Dialect;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says what is wrong with a plan. Works on estimates alone; of a query that was run it says more, with better proof.
public final class PlanFindings {
    private PlanFindings() {}

    /// Every finding, gravest first, then in the plan's order.
    ///
    /// @param schema of the database that made the plan; without it less can be said
    public static List<Finding> in(Plan plan, @Nullable Schema schema) {
        return found(plan, schema)
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
    }

    private static Stream<Finding> found(Plan plan, @Nullable Schema schema) {
        if (plan.dialect() != Dialect.POSTGRESQL) {
            return Found.every(PlanJudge.class).stream()
                    .filter(judge -> judge.dialect() == plan.dialect())
                    .flatMap(judge -> judge.findings(plan, schema).stream());
        }
        PlanFacts facts = new PlanFacts(plan, schema);
        return Found.every(PlanFinding.class).stream()
                .flatMap(finding -> finding.find(facts).stream());
    }

    /// What each finding looks for, by id.
    public static List<PlanCard> cards() {
        return Found.every(PlanFinding.class).stream()
                .map(PlanFinding::card)
                .sorted(Comparator.comparing(PlanCard::id))
                .toList();
    }
}
