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
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Two indexes of the same keys.
final class DuplicateIndex implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "duplicate-index",
                    Severity.WARNING,
                    "every write pays for an index that nothing gains from",
                    "drop one of the two",
                    List.of(
                            "create table o (id bigint primary key, a int); create index x on o (a); create index y on o (a);",
                            "create table o (id bigint primary key, code text unique); create index x on o (code);"),
                    List.of(
                            "create table o (id bigint primary key, a int); create index x on o (a, id); create index y on o (a, id desc);",
                            "create table o (id bigint primary key, a int); create index x on o (a); create index y on o (a) where a > 0;",
                            "create table o (id bigint primary key, a text); create index x on o (a); create index y on o (a text_pattern_ops);",
                            "create table o (id bigint primary key, a text); create index x on o (a); create index y on o (lower(a));"));

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
        List<Index> indexes = table.indexes();
        return IntStream.range(1, indexes.size())
                .boxed()
                .flatMap(i ->
                        indexes.subList(0, i).stream()
                                .filter(earlier -> IndexOverlap.same(earlier, indexes.get(i)))
                                .limit(1)
                                .map(earlier -> flaw(table, earlier, indexes.get(i))));
    }

    private static Flaw flaw(Table table, Index one, Index other) {
        Index spare = IndexOverlap.expendable(one, other);
        Index kept = spare == one ? other : one;
        return new Flaw(
                        spare.shown(),
                        "'"
                                + spare.shown()
                                + "' holds the same keys of '"
                                + table.shown()
                                + "' as '"
                                + kept.shown()
                                + "', and every write keeps both",
                        remedy(table, spare))
                .at(Origins.index(spare.shown()));
    }

    private static Remedy remedy(Table table, Index spare) {
        return spare.constraint()
                ? new Remedy(
                        "drop one of the two constraints",
                        "ALTER TABLE "
                                + Written.table(table)
                                + " DROP CONSTRAINT "
                                + Name.written(spare.name())
                                + ";")
                : new Remedy(
                        "drop one of the two",
                        "DROP INDEX CONCURRENTLY " + Written.index(spare) + ";");
    }
}
