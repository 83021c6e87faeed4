package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Two names that are one after the server cut them off.
final class NamesCollideWhenCut implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "names-collide-when-cut",
                    Severity.ERROR,
                    "the second of them is refused, or skipped where IF NOT EXISTS stands",
                    "choose names that differ within 63 bytes",
                    List.of(
                            "create table o (id bigint primary key, a int, b int); create index aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaax on o (a); create index aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaay on o (b);",
                            "create table o (id bigint primary key, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaax int, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaay int);"),
                    List.of(
                            "create table o (id bigint primary key, a int, b int); create index aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaax on o (a); create index xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa on o (b);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean looksAt(Table table) {
        return true;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        List<Named> cut = Named.cut(table);
        return IntStream.range(1, cut.size())
                .filter(i -> cut.subList(0, i).stream().anyMatch(cut.get(i)::collides))
                .mapToObj(i -> flaw(cut.get(i)));
    }

    private static Flaw flaw(Named named) {
        return new Flaw(
                        named.subject(),
                        "'"
                                + named.name()
                                + "' and another name are both cut off to '"
                                + named.cut()
                                + "'",
                        new Remedy("choose names that differ within their first 63 bytes", null))
                .at(named.place());
    }
}
