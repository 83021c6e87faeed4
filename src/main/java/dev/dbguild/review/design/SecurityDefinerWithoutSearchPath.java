package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.review.SchemaRule;
import dev.dbguild.schema.Routine;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.script.Origins;
import dev.dbguild.sql.Name;
import java.util.List;

/// A function with its owner's rights, in a search path of its caller.
final class SecurityDefinerWithoutSearchPath implements SchemaRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "security-definer-without-search-path",
                    Severity.WARNING,
                    "the caller can put objects of his own in the place of those it means",
                    "fix the search path of the function",
                    List.of(
                            "create function f() returns int language sql security definer as 'select 1';",
                            "create procedure f(a int, b text default 'x') language plpgsql security definer as $$begin null; end$$;"),
                    List.of(
                            "create function f() returns int language sql security definer set search_path = '' as 'select 1';",
                            "create function f() returns int language sql as 'select 1';",
                            "create function f() returns int language sql security definer as 'select 1'; alter function f() set search_path = app, pg_temp;",
                            "create function f() returns int language sql security definer begin atomic select 1; end;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Flaw> check(Schema schema) {
        return schema.routines().stream()
                .filter(routine -> routine.securityDefiner() && !routine.setsSearchPath())
                .filter(routine -> !isBound(routine))
                .map(SecurityDefinerWithoutSearchPath::flaw)
                .toList();
    }

    /// The names of a BEGIN ATOMIC body were looked up when the function was made.
    private static boolean isBound(Routine routine) {
        return routine.body().regionMatches(true, 0, "begin atomic", 0, 12);
    }

    private static Flaw flaw(Routine routine) {
        return new Flaw(
                        routine.shown(),
                        "'"
                                + routine.shown()
                                + "' runs with the rights of its owner, and finds tables and operators where its caller says",
                        new Remedy(
                                "fix where it looks",
                                "ALTER "
                                        + routine.signature()
                                        + " SET search_path = "
                                        + Name.written(routine.namespace())
                                        + ", pg_temp;"))
                .at(Origins.routine(routine.shown()));
    }
}
