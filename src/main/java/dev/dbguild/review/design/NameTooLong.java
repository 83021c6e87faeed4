package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/// A name that the server cuts off.
final class NameTooLong implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "name-too-long",
                    Severity.WARNING,
                    "the object is called otherwise than the script says",
                    "keep names within 63 bytes",
                    List.of(
                            "create table o (id bigint primary key, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab int);",
                            "create table o (id bigint primary key, a int); create index aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaax on o (a);",
                            "create table o (id bigint primary key, constraint aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac check (id > 0));"),
                    List.of(
                            "create table o (id bigint primary key, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa int);"));

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
        return Named.cut(table).stream().map(named -> flaw(table, named));
    }

    private static Flaw flaw(Table table, Named named) {
        return new Flaw(
                        named.subject(),
                        "the server cuts '"
                                + named.name()
                                + "' off after 63 bytes: '"
                                + named.cut()
                                + "'",
                        new Remedy("choose a name of at most 63 bytes", null))
                .at(named.place())
                .or(table.shown());
    }
}
