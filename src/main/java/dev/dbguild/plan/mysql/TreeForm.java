package dev.dbguild.plan.mysql;

import dev.dbguild.plan.Paste;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanForm;
import java.util.List;
import java.util.regex.Pattern;

/// What MySQL answers to `EXPLAIN FORMAT=TREE` and `EXPLAIN ANALYZE`: each line an arrow and one blank. PostgreSQL puts
/// two behind its arrows, and none before its first line.
final class TreeForm implements PlanForm {
    private static final Pattern FIRST = Pattern.compile("\\A\\s*(?:EXPLAIN:\\s)?-> \\S");

    @Override
    public boolean fits(Paste paste) {
        return FIRST.matcher(paste.text()).find();
    }

    @Override
    public List<Plan> read(Paste paste) {
        return List.of(TreeReader.read(paste.text().replaceFirst("EXPLAIN:\\s", "")));
    }
}
