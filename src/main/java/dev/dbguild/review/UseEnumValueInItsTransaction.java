package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// An enum value that is used too early.
final class UseEnumValueInItsTransaction implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "use-enum-value-in-its-transaction",
                    Severity.ERROR,
                    "a value that is added to an enum cannot be used before its transaction commits",
                    "commit first, or give ADD VALUE a file of its own",
                    List.of(
                            "begin; alter type mood add value 'calm'; update people set mood = 'calm' where mood is null; commit;"),
                    List.of(
                            "alter type mood add value 'calm'; update people set mood = 'calm' where mood is null;",
                            "begin; alter type mood add value 'calm'; update people set mood = 'sad' where id = 1; commit;",
                            "begin; create type mood as enum ('sad'); alter type mood add value 'calm'; create table people (mood mood default 'calm'); commit;",
                            "begin; alter type mood add value 'calm'; comment on type mood is 'calm'; commit;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(
                Statement.Change.class,
                Statement.Query.class,
                Statement.AlterTable.class,
                Statement.CreateTable.class,
                Statement.CreateIndex.class,
                Statement.CreateView.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        for (Statement earlier : step.session().earlierInTransaction()) {
            if (earlier instanceof Statement.AddEnumValue added
                    && step.statement().text().contains("'" + added.value() + "'")
                    && !madeHere(step, added.target())) {
                return List.of(suspicion(added));
            }
        }
        return List.of();
    }

    /// The values of a type are usable at once in the transaction that makes the type.
    private static boolean madeHere(Step step, Name type) {
        return step.session().earlierInTransaction().stream()
                .filter(Statement.CreateType.class::isInstance)
                .anyMatch(made -> type.same(((Statement.CreateType) made).target()));
    }

    private static Suspicion suspicion(Statement.AddEnumValue added) {
        return new Suspicion(
                added.target().text(),
                "'"
                        + added.value()
                        + "' was added to '"
                        + added.target().text()
                        + "' in this very transaction, and the server refuses its use before the commit",
                Rewording.remedy(
                        "add the value in a migration of its own, before this one",
                        "ALTER TYPE %s ADD VALUE IF NOT EXISTS '%s';"
                                .formatted(
                                        added.target().text(), added.value().replace("'", "''"))),
                new Claim.Fails());
    }
}
