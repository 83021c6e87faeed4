package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/// A value of an enum that gets another name.
final class RenameEnumValue implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "rename-enum-value",
                    Severity.ERROR,
                    "programs that write or compare the old value fail at once",
                    "add the new value, move rows and programs to it",
                    List.of("alter type mood rename value 'sad' to 'blue';"),
                    List.of(
                            "alter type mood add value 'blue' after 'sad';",
                            "create type mood as enum ('sad'); alter type mood rename value 'sad' to 'blue';",
                            "alter type mood rename to feeling;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    private static final Pattern RENAME =
            Pattern.compile(
                    "(?is)alter\\s+type\\s+.*?\\srename\\s+value\\s+('(?:[^']|'')+')\\s+to\\s+('(?:[^']|'')+').*");

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.Other.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.Other.class)
                .filter(other -> other.kind().equals("ALTER TYPE") && other.target() != null)
                .filter(other -> !step.catalogue().createdType(step.table()))
                .flatMap(other -> RENAME.matcher(other.text()).results())
                .map(rename -> suspicion(step.table(), rename.group(1), rename.group(2)))
                .toList();
    }

    private static Suspicion suspicion(Name type, String from, String to) {
        return new Suspicion(
                type.text(),
                "programs that run while this is released still say "
                        + from
                        + ", which '"
                        + type.text()
                        + "' no longer knows, and fail until they are replaced",
                Rewording.remedy(
                        "let both values stand until the last program writes "
                                + to
                                + ", and move the rows bit by bit",
                        "ALTER TYPE "
                                + type.text()
                                + " ADD VALUE IF NOT EXISTS "
                                + to
                                + " AFTER "
                                + from
                                + ";"),
                new Claim.Means(type));
    }
}
