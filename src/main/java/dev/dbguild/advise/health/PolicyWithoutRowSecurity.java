package dev.dbguild.advise.health;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.schema.Policy;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.stream.Collectors;

/// Policies are written, but nobody asks them.
final class PolicyWithoutRowSecurity implements HealthCheck {
    private static final HealthCard CARD =
            new HealthCard(
                    "policy-without-row-security",
                    "who reads the table sees every row, though policies say otherwise",
                    "any table with policies whose row-level security is off",
                    "splinter calls it an error",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.ownTables()
                .filter(table ->
                        !table.access().policies().isEmpty() && !table.access().rowSecurity())
                .map(PolicyWithoutRowSecurity::finding)
                .toList();
    }

    private static Finding finding(Table table) {
        String policies =
                table.access().policies().stream()
                        .map(Policy::name)
                        .collect(Collectors.joining("', '", "'", "'"));
        return CARD.declared(table.shown())
                .error(
                        "'%s' has policies (%s), but row-level security is off: they do nothing"
                                .formatted(table.shown(), policies),
                        new Remedy(
                                "switch it on; see first, with a role that is not the owner, that the policies let through what they should",
                                "alter table %s enable row level security;"
                                        .formatted(
                                                IndexStatement.table(
                                                        table.namespace(), table.name()))));
    }
}
