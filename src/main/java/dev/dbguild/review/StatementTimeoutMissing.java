package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A script that may run without end.
final class StatementTimeoutMissing implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "statement-timeout-missing",
                            Severity.INFO,
                            "a statement that takes longer than anybody thought holds its locks as long",
                            "set statement_timeout first",
                            List.of("alter table orders add column n int;"),
                            List.of(
                                    "set statement_timeout = '5min'; alter table orders add column n int;",
                                    "create table orders (id int); alter table orders add column n int;",
                                    "select 1;"))
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
                .filter(alter -> !step.session().hasSet("statement_timeout"))
                .filter(alter -> step.session().firstTime(CARD.id()))
                .map(alter -> suspicion(alter.name()))
                .toList();
    }

    private static Suspicion suspicion(Name table) {
        return new Suspicion(
                table.text(),
                "nothing ends this statement if it takes longer than anybody thought, and its locks on '"
                        + table.text()
                        + "' last as long",
                Rewording.remedy(
                        "set a limit that no sound run comes near",
                        "SET statement_timeout = '5min';"),
                new Claim.Written());
    }
}
