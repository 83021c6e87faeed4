package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.script.Origins;
import java.util.List;
import java.util.stream.Stream;

/// An index of many columns.
final class WideIndex implements TableRule {
    private static final int MOST = 4;

    private static final RuleCard CARD =
            new RuleCard(
                            "wide-index",
                            Severity.INFO,
                            "it is large and serves few searches more than a shorter one",
                            "keep the columns that narrow the search",
                            List.of(
                                    "create table o (id bigint primary key, a int, b int, c int, d int, e int); create index x on o (a, b, c, d, e);"),
                            List.of(
                                    "create table o (id bigint primary key, a int, b int, c int, d int); create index x on o (a, b, c, d);",
                                    "create table o (id bigint primary key, a int, b int, c int, d int, e int, unique (a, b, c, d, e));",
                                    "create table o (id bigint primary key, a int, b int, c int, d int, e int); create index x on o (a) include (b, c, d, e);"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        return table.indexes().stream()
                .filter(index -> index.keys().size() > MOST && !index.unique())
                .map(index -> flaw(table, index));
    }

    private static Flaw flaw(Table table, Index index) {
        return new Flaw(
                        index.shown(),
                        "'"
                                + index.shown()
                                + "' on '"
                                + table.shown()
                                + "' has "
                                + index.keys().size()
                                + " keys: it is large, and each write pays for all of them",
                        new Remedy(
                                "keep the first columns that narrow the search; move what is only shown to INCLUDE",
                                null))
                .at(Origins.index(index.shown()));
    }
}
