package dev.dbguild.plan.postgres;

import dev.dbguild.plan.Paste;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanForm;
import dev.dbguild.plan.PlanReader;
import java.util.List;

/// What `EXPLAIN (FORMAT XML)` answers.
final class XmlForm implements PlanForm {
    @Override
    public boolean fits(Paste paste) {
        return paste.text().contains("<Node-Type>");
    }

    @Override
    public List<Plan> read(Paste paste) {
        return XmlPlans.in(paste.text()).stream().map(PlanReader::read).toList();
    }
}
