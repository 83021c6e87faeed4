package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.IndexOverlap;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/// Two indexes of the same keys.
final class DuplicateIndex implements SchemaRule {
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
                            "create table o (id bigint primary key, a int); create index x on o (a); create index y on o (a) where a > 0;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Table table, Schema schema) {
        List<Index> indexes = table.indexes();
        return Stream.iterate(1, i -> i < indexes.size(), i -> i + 1)
                .flatMap(i ->
                        indexes.subList(0, i).stream()
                                .filter(earlier -> IndexOverlap.same(earlier, indexes.get(i)))
                                .limit(1)
                                .map(earlier -> flaw(table, earlier, indexes.get(i))))
                .toList();
    }

    private static Suspicion flaw(Table table, Index one, Index other) {
        Index spare = IndexOverlap.expendable(one, other);
        Index kept = spare == one ? other : one;
        return new Suspicion(
                spare.shown(),
                "'"
                        + spare.shown()
                        + "' holds the same keys of '"
                        + table.shown()
                        + "' as '"
                        + kept.shown()
                        + "', and every write keeps both",
                new Remedy("drop one of the two", "DROP INDEX CONCURRENTLY " + spare.shown() + ";"),
                new Claim.Written());
    }
}
