package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/// A table with very many indexes.
final class TooManyIndexes implements TableRule {
    private static final int MOST = 11;

    private static final RuleCard CARD =
            new RuleCard(
                    "too-many-indexes",
                    Severity.INFO,
                    "every write keeps all of them",
                    "drop those that no query uses",
                    List.of(
                            "create table o (id bigint primary key, ca text, cb text, cc text, cd text, ce text, cf text, cg text, ch text, ci text, cj text, ck text); create index ia on o (ca); create index ib on o (cb); create index ic on o (cc); create index id on o (cd); create index ie on o (ce); create index if on o (cf); create index ig on o (cg); create index ih on o (ch); create index ii on o (ci); create index ij on o (cj); create index ik on o (ck);"),
                    List.of(
                            "create table o (id bigint primary key, ca text, cb text, cc text); create index ia on o (ca); create index ib on o (cb); create index ic on o (cc);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        int count = table.indexes().size();
        return count > MOST ? Stream.of(flaw(table, count)) : Stream.of();
    }

    private static Flaw flaw(Table table, int count) {
        return new Flaw(
                table.shown(),
                "each write of a row of '"
                        + table.shown()
                        + "' keeps "
                        + count
                        + " indexes, and updates can rarely stay within their page",
                new Remedy(
                        "look in pg_stat_user_indexes for those with idx_scan = 0 on all servers, and drop them",
                        null));
    }
}
