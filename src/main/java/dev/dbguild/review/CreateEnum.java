package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// An enum.
final class CreateEnum implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "create-enum",
                            Severity.INFO,
                            "its values cannot be dropped, nor their order changed",
                            "use a table of values with a foreign key, or text with a CHECK",
                            List.of("create type mood as enum ('sad', 'calm');"),
                            List.of(
                                    "create type point3 as (x int, y int, z int);",
                                    "create table moods (mood text primary key);"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.CreateType.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.CreateType.class)
                .filter(Statement.CreateType::isEnum)
                .map(CreateEnum::suspicion)
                .toList();
    }

    private static Suspicion suspicion(Statement.CreateType type) {
        Name name = type.target();
        return new Suspicion(
                name.text(),
                "no value of '"
                        + name.text()
                        + "' can ever be dropped, and every column of it has to be converted to get rid of it",
                new Remedy("keep the values in a table, and refer to it", null),
                new Claim.Written());
    }
}
