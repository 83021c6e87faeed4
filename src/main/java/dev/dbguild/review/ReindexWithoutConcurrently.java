package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/// Indexes that are built anew while writers wait.
final class ReindexWithoutConcurrently implements ChangeRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "reindex-without-concurrently",
                    Severity.ERROR,
                    "writes wait until the indexes are built anew",
                    "reindex with CONCURRENTLY, outside a transaction",
                    List.of(
                            "reindex table orders;",
                            "reindex index orders_customer;",
                            "reindex (verbose) schema shop;"),
                    List.of(
                            "reindex table concurrently orders;",
                            "reindex (concurrently) table orders;",
                            "reindex system shop;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.Reindex.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.Reindex.class)
                .filter(reindex -> !reindex.concurrently() && !reindex.object().equals("SYSTEM"))
                .flatMap(reindex -> Stream.ofNullable(reindex.target()))
                .filter(step::existed)
                .map(name -> suspicion(step, name))
                .toList();
    }

    private static Suspicion suspicion(Step step, Name name) {
        String object = ((Statement.Reindex) step.statement()).object();
        return new Suspicion(
                name.text(),
                "no row behind "
                        + step.described(name)
                        + " can be written until its indexes are built anew",
                Rewording.remedy(
                        "build them beside the old ones",
                        "REINDEX " + object + " CONCURRENTLY " + name.text() + ";"),
                claim(object, name));
    }

    private static Claim claim(String object, Name name) {
        return switch (object) {
            case "TABLE" -> new Claim.Locks(name, "SHARE");
            case "INDEX" -> new Claim.Locks(name, "ACCESS EXCLUSIVE");
            default -> new Claim.Means(name);
        };
    }
}
