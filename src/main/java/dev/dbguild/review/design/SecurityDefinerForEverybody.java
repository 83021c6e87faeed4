package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.review.SchemaRule;
import dev.dbguild.schema.Routine;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.script.Origins;
import java.util.List;

/// A function with its owner's rights that everybody may call.
final class SecurityDefinerForEverybody implements SchemaRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "security-definer-for-everybody",
                    Severity.INFO,
                    "every role gets what the owner may",
                    "revoke it from PUBLIC",
                    List.of(
                            "create function f() returns int language sql security definer set search_path = '' as 'select 1';"),
                    List.of(
                            "create function f() returns int language sql security definer set search_path = '' as 'select 1'; revoke execute on function f() from public;",
                            "create function f() returns int language sql security definer set search_path = '' as 'select 1'; revoke all on all functions in schema public from public;",
                            "create function t() returns trigger language plpgsql security definer set search_path = '' as $$begin return new; end$$;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Flaw> check(Schema schema) {
        return schema.routines().stream()
                .filter(routine -> routine.securityDefiner() && routine.everybody())
                .filter(routine -> !routine.returns().endsWith("trigger"))
                .map(SecurityDefinerForEverybody::flaw)
                .toList();
    }

    private static Flaw flaw(Routine routine) {
        return new Flaw(
                        routine.shown(),
                        "every role may call '"
                                + routine.shown()
                                + "', which runs with the rights of its owner",
                        new Remedy(
                                "take it from PUBLIC, which has it from the start, and grant it to the roles that need it",
                                "REVOKE EXECUTE ON " + routine.signature() + " FROM PUBLIC;"))
                .at(Origins.routine(routine.shown()));
    }
}
