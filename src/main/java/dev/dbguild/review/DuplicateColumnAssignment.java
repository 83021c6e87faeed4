package dev.dbguild.review;

import dev.dbguild.Problem;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.QueryReader;
import dev.dbguild.sql.QueryShape.ColumnUse;
import dev.dbguild.sql.QueryShape.Role;
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
                    List.of("update orders set state = 'a', total = 1, state = 'b' where id = 1;"),
                    List.of(
                            "update orders set state = 'a', total = 1 where id = 1;",
                            "update orders set tags[1] = 'a', tags[2] = 'b' where id = 1;"));

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
        Set<String> seen = new HashSet<>();
        return step.as(Statement.Change.class)
                .filter(change -> change.kind().equals("UPDATE") && !change.text().contains("["))
                .flatMap(change -> assigned(change).stream())
                .filter(column -> !seen.add(column))
                .distinct()
                .map(column -> suspicion(step, column))
                .toList();
    }

    private static List<String> assigned(Statement.Change change) {
        if (change.text().indexOf(',') < 0) {
            return List.of();
        }
        try {
            return QueryReader.read(change.text(), Dialect.POSTGRESQL).uses().stream()
                    .filter(use -> use.role() == Role.ASSIGN && use.scope() == 0)
                    .map(ColumnUse::column)
                    .toList();
        } catch (Problem unreadable) {
            return List.of();
        }
    }

    private static Suspicion suspicion(Step step, String column) {
        return new Suspicion(
                step.table().text() + "." + column,
                "'" + column + "' is set twice in one UPDATE, which the server refuses",
                new Remedy("keep one of the assignments", null),
                new Claim.Fails());
    }
}
