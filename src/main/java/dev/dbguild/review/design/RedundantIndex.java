package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.IndexOverlap;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.script.Origins;
import java.util.List;
import java.util.stream.Stream;

/// An index that another one makes superfluous.
final class RedundantIndex implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "redundant-index",
                    Severity.WARNING,
                    "every write pays for an index whose work another one does",
                    "drop the shorter one",
                    List.of(
                            "create table o (id bigint primary key, a int, b int); create index x on o (a); create index y on o (a, b);",
                            "create table a_b (a bigint, b bigint, primary key (a, b)); create index x on a_b (a);"),
                    List.of(
                            "create table o (id bigint primary key, a int, b int); create index x on o (b); create index y on o (a, b);",
                            "create table o (id bigint primary key, a int, b int); create unique index x on o (a); create index y on o (a, b);",
                            "create table o (id bigint primary key, a int, b int); create index x on o (a) where b > 0; create index y on o (a, b);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean looksAt(Table table) {
        return table.kind().storesRows() && table.partitionOf() == null;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        return table.indexes().stream()
                .flatMap(shorter ->
                        table.indexes().stream()
                                .filter(longer -> IndexOverlap.covers(longer, shorter))
                                .limit(1)
                                .map(longer -> flaw(table, longer, shorter)));
    }

    private static Flaw flaw(Table table, Index longer, Index shorter) {
        return new Flaw(
                        shorter.shown(),
                        "the first keys of '"
                                + longer.shown()
                                + "' on '"
                                + table.shown()
                                + "' are those of '"
                                + shorter.shown()
                                + "', so that it serves the same searches",
                        new Remedy(
                                "drop the shorter one",
                                "DROP INDEX CONCURRENTLY " + Written.index(shorter) + ";"))
                .at(Origins.index(shorter.shown()));
    }
}
