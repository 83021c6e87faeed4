package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/// A schema that gets another name while programs use it.
final class RenameSchema implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "rename-schema",
                    Severity.ERROR,
                    "programs that use the old name break at once",
                    "make the new schema beside the old one and move programs table by table",
                    List.of("alter schema shop rename to store;"),
                    List.of(
                            "create schema shop; alter schema shop rename to store;",
                            "alter schema shop owner to admin;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    private static final Pattern RENAME =
            Pattern.compile("(?is)alter\\s+schema\\s+\\S+\\s+rename\\s+to\\s+(\\S+)");

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.Other.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.Other.class)
                .filter(other -> other.kind().equals("ALTER SCHEMA") && other.target() != null)
                .filter(other -> !isMadeBefore(step))
                .flatMap(other -> RENAME.matcher(other.text()).results())
                .map(rename -> suspicion(step.table(), rename.group(1)))
                .toList();
    }

    private static boolean isMadeBefore(Step step) {
        return step.before()
                .filter(earlier -> earlier.kind().equals("CREATE SCHEMA"))
                .anyMatch(earlier ->
                        earlier.target() != null
                                && earlier.target().last().equals(step.table().last()));
    }

    private static Suspicion suspicion(Name schema, String to) {
        return new Suspicion(
                schema.text(),
                "programs that run while this is released still look in '"
                        + schema.text()
                        + "', and fail until they are replaced",
                Rewording.remedy(
                        "make '"
                                + to
                                + "' beside it, with views of the old tables, and move programs over before the tables",
                        "CREATE SCHEMA " + to + ";"),
                new Claim.Means(schema));
    }
}
