package dev.dbguild.advise.health;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.Table;
import java.util.List;

/// Row-level security is on, and nothing says who may see which rows: nobody but the owner sees any.
final class RowSecurityWithoutPolicy implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "row-security-without-policy",
                    "all but the owner see an empty table, without an error",
                    "any table with row-level security and no policy; an info unless rights on it were given to others",
                    "splinter tells it as an info",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.ownTables()
                .filter(table ->
                        table.access().rowSecurity() && table.access().policies().isEmpty())
                .map(RowSecurityWithoutPolicy::finding)
                .toList();
    }

    private static Finding finding(Table table) {
        String name = IndexStatement.table(table.namespace(), table.name());
        String message =
                "row-level security of '%s' is on and it has no policy: all but its owner see no row"
                        .formatted(table.shown());
        Remedy remedy =
                new Remedy(
                        "write a policy for those who should see rows; this one puts on record that nobody should,"
                                + " so put your own condition in its place",
                        "create policy %s on %s using (false);"
                                .formatted(IndexStatement.quoted(table.name() + "_nobody"), name));
        HealthSpot spot = CARD.declared(table.shown());
        return table.access().grants().isEmpty()
                ? spot.info(message, remedy)
                : spot.warning(message, remedy);
    }
}
