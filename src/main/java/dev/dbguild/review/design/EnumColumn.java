package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.review.SchemaRule;
import dev.dbguild.schema.EnumType;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.script.Origins;
import java.util.List;

/// An enum.
final class EnumColumn implements SchemaRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "enum-column",
                            Severity.INFO,
                            "its values can be added, but never removed or put in another order",
                            "use text with a CHECK, or a table of the values",
                            List.of("create type mood as enum ('good', 'bad');"),
                            List.of("create domain mood as text check (value in ('good', 'bad'));"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Flaw> check(Schema schema) {
        return schema.enums().stream().map(EnumColumn::flaw).toList();
    }

    private static Flaw flaw(EnumType type) {
        return new Flaw(
                        type.shown(),
                        "values of '"
                                + type.shown()
                                + "' can be added and renamed, but never removed or put in another order",
                        new Remedy("use text with a CHECK, or a table of the values", null))
                .at(Origins.type(type.shown()));
    }
}
