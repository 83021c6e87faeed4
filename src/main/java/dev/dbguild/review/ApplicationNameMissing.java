package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A migration that nobody can tell from other sessions.
final class ApplicationNameMissing implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "application-name-missing",
                            Severity.INFO,
                            "who waits for its locks cannot see in pg_stat_activity that a migration holds them",
                            "set application_name first",
                            List.of("alter table orders add column n int;"),
                            List.of(
                                    "set application_name = 'migration 42'; alter table orders add column n int;",
                                    "create table orders (id int); alter table orders add column n int;"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.AlterTable.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.AlterTable.class)
                .filter(alter -> step.existed(alter.name()))
                .filter(alter -> !step.session().hasSet("application_name"))
                .filter(alter -> step.session().firstTime(CARD.id()))
                .map(alter -> suspicion(step, alter.name()))
                .toList();
    }

    private static Suspicion suspicion(Step step, Name table) {
        String file = step.script().name().replace("'", "''");
        return new Suspicion(
                table.text(),
                "who waits for '"
                        + table.text()
                        + "' sees a session in pg_stat_activity, and not that it is this migration",
                Rewording.remedy(
                        "say who you are", "SET application_name = 'migration " + file + "';"),
                new Claim.Written());
    }
}
