package dev.dbguild.advise.health;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.Routine;
import java.util.List;

/// A function with its owner's rights looks names up where its caller says.
final class DefinerSearchPath implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "definer-without-search-path",
                    "a caller can put his own table or function in the way and have it used with the owner's rights",
                    "any SECURITY DEFINER routine without a search_path of its own",
                    "PostgreSQL documentation, CREATE FUNCTION, writing SECURITY DEFINER functions safely; splinter",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.schema().routines().stream()
                .filter(routine -> routine.securityDefiner() && !routine.setsSearchPath())
                .map(DefinerSearchPath::finding)
                .toList();
    }

    private static Finding finding(Routine routine) {
        String kind = routine.procedure() ? "procedure" : "function";
        String name =
                IndexStatement.table(routine.namespace(), routine.name())
                        + "("
                        + routine.arguments()
                        + ")";
        return CARD.declared(name)
                .warning(
                        "%s '%s' runs with its owner's rights and looks names up on its caller's search_path"
                                .formatted(kind, name),
                        new Remedy(
                                "fix the path: trusted schemas first, pg_temp last",
                                "alter %s %s set search_path = %s, pg_temp;"
                                        .formatted(
                                                kind,
                                                name,
                                                IndexStatement.quoted(routine.namespace()))));
    }
}
