package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One UPDATE that sets a column twice.
final class DuplicateColumnAssignment implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "duplicate-column-assignment",
                    Severity.ERROR,
                    "the server refuses to set a column twice in one statement",
                    "keep one of the assignments",
                    List.of(
                            "update orders set state = 'a', total = 1, state = 'b' where id = 1;",
                            "update orders set (state, total) = ('a', 1), total = 2 where id = 1;"),
                    List.of(
                            "update orders set state = 'a', total = 1 where id = 1;",
                            "update orders set tags[1] = 'a', tags[2] = 'b' where id = 1;",
                            "update orders set home.street = 'a', home.city = 'b' where id = 1;",
                            "update orders set state = (select state from old, lots limit 1), total = 1 from old, lots state where old.state is distinct from 'a';"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.Change.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        Set<List<String>> seen = new HashSet<>();
        return step.as(Statement.Change.class)
                .flatMap(change -> change.sets().stream())
                .filter(column -> !seen.add(column.parts()))
                .map(Name::last)
                .distinct()
                .map(column -> suspicion(step, column))
                .toList();
    }

    private static Suspicion suspicion(Step step, String column) {
        return new Suspicion(
                step.table().text() + "." + column,
                "'" + column + "' is set twice in one UPDATE, which the server refuses",
                new Remedy("keep one of the assignments", null),
                new Claim.Fails());
    }
}
