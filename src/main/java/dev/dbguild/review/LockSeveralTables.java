package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import java.util.List;

/// A transaction that shuts one table after another.
final class LockSeveralTables implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "lock-several-tables",
                    Severity.INFO,
                    "it waits for the second table while everybody waits for the first, and may meet somebody who goes the other way",
                    "change one table in each transaction",
                    List.of(
                            "begin; alter table orders add column n int; alter table customers add column n int; commit;"),
                    List.of(
                            "alter table orders add column n int; alter table customers add column n int;",
                            "begin; alter table orders add column n int; alter table orders add column m int; commit;",
                            "begin; create table a (b int); alter table a add column c int; alter table orders add column n int; commit;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Step step) {
        List<Name> now = step.session().shut().isEmpty() ? List.of() : shuts(step);
        if (now.isEmpty()) {
            return List.of();
        }
        return step.session().shut().stream()
                .filter(shut -> now.stream().noneMatch(shut.table()::same))
                .findFirst()
                .filter(shut -> step.session().firstTime(key(step)))
                .map(shut -> List.of(suspicion(step, shut, now.getFirst())))
                .orElse(List.of());
    }

    private static List<Name> shuts(Step step) {
        return Shut.by(step, Effects.of(step)).stream().map(Shut::table).toList();
    }

    private static String key(Step step) {
        return CARD.id() + " " + step.session().transactionNumber();
    }

    private static Suspicion suspicion(Step step, Shut shut, Name now) {
        return new Suspicion(
                now.text(),
                "while it waits for "
                        + step.described(now)
                        + ", nobody can use '"
                        + shut.table().text()
                        + "', which line "
                        + shut.line()
                        + " has shut; and who holds them the other way round ends in a deadlock with it",
                new Remedy("commit between the two tables", null),
                new Claim.Means(now));
    }
}
