package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Statement;
import java.util.List;

/// A value of an enum that is put at the end without a word.
final class EnumValueWithoutPosition implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "enum-value-without-position",
                            Severity.INFO,
                            "values of an enum sort by their position, and this one silently becomes the greatest",
                            "say BEFORE or AFTER which value it stands",
                            List.of("alter type size add value 'medium';"),
                            List.of(
                                    "alter type size add value 'medium' before 'large';",
                                    "create type size as enum ('small'); alter type size add value 'medium';"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.AddEnumValue.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.AddEnumValue.class)
                .filter(added -> !added.placed())
                .filter(added -> !step.catalogue().createdType(added.target()))
                .map(EnumValueWithoutPosition::suspicion)
                .toList();
    }

    private static Suspicion suspicion(Statement.AddEnumValue added) {
        return new Suspicion(
                added.target().text(),
                "'"
                        + added.value()
                        + "' sorts behind every other value of '"
                        + added.target().text()
                        + "', and cannot be moved later",
                new Remedy(
                        "say where it stands: ADD VALUE '"
                                + added.value()
                                + "' AFTER 'another value'",
                        null),
                new Claim.Written());
    }
}
