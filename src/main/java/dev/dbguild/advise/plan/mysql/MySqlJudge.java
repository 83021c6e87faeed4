package dev.dbguild.advise.plan.mysql;

import dev.dbguild.Found;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.advise.plan.PlanJudge;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.Plan;
import dev.dbguild.schema.Schema;
import dev.dbguild.sql.Dialect;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Judges plans of MySQL and MariaDB.
final class MySqlJudge implements PlanJudge {
    @Override
    public Dialect dialect() {
        return Dialect.MYSQL;
    }

    @Override
    public List<PlanCard> cards() {
        return Found.every(MySqlFinding.class).stream()
                .map(MySqlFinding::card)
                .sorted(Comparator.comparing(PlanCard::id))
                .toList();
    }

    @Override
    public List<Finding> findings(Plan plan, @Nullable Schema schema) {
        MySqlFacts facts = new MySqlFacts(plan, schema);
        return Found.every(MySqlFinding.class).stream()
                .flatMap(finding -> finding.find(facts).stream())
                .toList();
    }
}
