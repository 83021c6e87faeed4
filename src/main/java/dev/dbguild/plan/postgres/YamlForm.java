package dev.dbguild.plan.postgres;

import dev.dbguild.plan.Paste;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanForm;
import dev.dbguild.plan.PlanReader;
import java.util.List;
import java.util.regex.Pattern;

/// What `EXPLAIN (FORMAT YAML)` answers.
final class YamlForm implements PlanForm {
    private static final Pattern MARK =
            Pattern.compile("^\\s*+(?:- )?+Node Type: \"", Pattern.MULTILINE);

    @Override
    public boolean fits(Paste paste) {
        return MARK.matcher(paste.text()).find();
    }

    @Override
    public List<Plan> read(Paste paste) {
        return YamlPlans.in(paste.text()).stream().map(PlanReader::read).toList();
    }
}
