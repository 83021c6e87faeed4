package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.IndexOverlap;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;

/// An index that another one makes superfluous.
final class RedundantIndex implements SchemaRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "redundant-index",
                    Severity.WARNING,
                    "every write pays for an index whose work another one does",
                    "drop the shorter one",
                    List.of(
                            "create table o (id bigint primary key, a int, b int); create index x on o (a); create index y on o (a, b);"),
                    List.of(
                            "create table o (id bigint primary key, a int, b int); create index x on o (b); create index y on o (a, b);",
                            "create table o (id bigint primary key, a int, b int); create unique index x on o (a); create index y on o (a, b);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Table table, Schema schema) {
        return table.indexes().stream()
                .flatMap(shorter ->
                        table.indexes().stream()
                                .filter(longer -> IndexOverlap.covers(longer, shorter))
                                .limit(1)
                                .map(longer -> flaw(table, longer, shorter)))
                .toList();
    }

    private static Suspicion flaw(Table table, Index longer, Index shorter) {
        return new Suspicion(
                shorter.shown(),
                "the first keys of '"
                        + longer.shown()
                        + "' on '"
                        + table.shown()
                        + "' are those of '"
                        + shorter.shown()
                        + "', so that it serves the same searches",
                new Remedy(
                        "drop the shorter one", "DROP INDEX CONCURRENTLY " + shorter.shown() + ";"),
                new Claim.Written());
    }
}
