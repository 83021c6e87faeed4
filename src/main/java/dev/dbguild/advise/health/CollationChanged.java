package dev.dbguild.advise.health;

import dev.dbguild.engine.ListsVersions.Collation;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;

/// The library that sorts text was replaced: indexes on text may be in the wrong order.
final class CollationChanged implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "collation-version-mismatch",
                    "text sorts otherwise than when indexes were built: look-ups miss rows, and unique ones let duplicates in",
                    "any collation that an index sorts by; the database's own from PostgreSQL 15 on",
                    "PostgreSQL documentation, ALTER COLLATION, REFRESH VERSION",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.versions().collations().stream().map(CollationChanged::finding).toList();
    }

    private static Finding finding(Collation collation) {
        String kind = collation.ofDatabase() ? "database" : "collation";
        String message =
                "%s %s was made with version %s of its collation, the server now has %s; %d indexes sort by it"
                        .formatted(
                                kind,
                                collation.name(),
                                collation.recorded(),
                                collation.actual(),
                                collation.indexes());
        return CARD.declared(kind + " " + collation.name())
                .graded(
                        collation.indexes() > 0,
                        message,
                        new Remedy(
                                "build the indexes on text anew, then say that it was done",
                                rebuild(collation)
                                        + "alter %s %s refresh %sversion;"
                                                .formatted(
                                                        kind,
                                                        collation.name(),
                                                        collation.ofDatabase()
                                                                ? "collation "
                                                                : "")));
    }

    private static String rebuild(Collation collation) {
        return collation.ofDatabase()
                ? "reindex database concurrently %s;\n".formatted(collation.name())
                : "";
    }
}
