package dev.dbguild.advise.plan;

import dev.dbguild.finding.Finding;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanDocument;
import dev.dbguild.plan.PlanReader;
import dev.dbguild.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plan with what is wrong with it.
public record JudgedPlan(Plan plan, List<Finding> findings) {
    public JudgedPlan {
        findings = List.copyOf(findings);
    }

    /// The form that documents tell it in.
    public record Told(PlanDocument plan, List<Finding> findings) {}

    /// Reads and judges what somebody pasted; needs no server.
    ///
    /// @param schema of the database that made the plans; without it less can be said
    /// @throws dev.dbguild.Problem as [PlanReader#all]
    public static List<JudgedPlan> in(String pasted, @Nullable Schema schema) {
        return PlanReader.all(pasted).stream().map(plan -> of(plan, schema)).toList();
    }

    public static JudgedPlan of(Plan plan, @Nullable Schema schema) {
        return new JudgedPlan(plan, PlanFindings.in(plan, schema));
    }

    public Told told() {
        return new Told(PlanDocument.of(plan), findings);
    }
}
