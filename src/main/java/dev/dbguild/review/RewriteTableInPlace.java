package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;

/// VACUUM FULL or CLUSTER.
final class RewriteTableInPlace implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "rewrite-table-in-place",
                    Severity.ERROR,
                    "the whole table is written anew while everybody waits",
                    "let pg_repack do it, or plain VACUUM",
                    List.of(
                            "vacuum full orders;",
                            "cluster orders using orders_pkey;",
                            "vacuum (full, analyze) orders;"),
                    List.of(
                            "vacuum orders;",
                            "vacuum (analyze) orders;",
                            "vacuum (full off) orders;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.Maintain.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.Maintain.class)
                .filter(maintain -> maintain.full() || maintain.kind().equals("CLUSTER"))
                .flatMap(maintain -> maintain.names().stream())
                .filter(step::existed)
                .map(name -> suspicion(step, name))
                .toList();
    }

    private static Suspicion suspicion(Step step, Name table) {
        return new Suspicion(
                table.text(),
                "all of "
                        + step.described(table)
                        + " is written anew, and nobody can read or write it meanwhile",
                Rewording.remedy(
                        "plain VACUUM makes the space of dead rows usable again; to give it back, use the extension pg_repack",
                        "VACUUM (ANALYZE) " + table.text() + ";"),
                new Claim.Rewrites(table));
    }
}
