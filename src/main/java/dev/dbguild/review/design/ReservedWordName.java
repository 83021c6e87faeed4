package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/// A name that is a word of SQL.
final class ReservedWordName implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "reserved-word-name",
                    Severity.INFO,
                    "it has to be quoted wherever it is written",
                    "choose another name",
                    List.of(
                            "create table \"user\" (id bigint primary key);",
                            "create table o (id bigint primary key, \"order\" int);",
                            "alter table o add column \"end\" date;"),
                    List.of(
                            "create table users (id bigint primary key, name text, value int, type text, status text check (status <> ''));"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean looksAt(Table table) {
        return table.partitionOf() == null;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        Stream<Flaw> own =
                table.partial() || !Quoting.isReserved(table.name())
                        ? Stream.of()
                        : Stream.of(flaw(table.shown(), table.name()));
        return Stream.concat(
                own,
                table.columns().stream()
                        .map(Column::name)
                        .filter(Quoting::isReserved)
                        .map(column -> flaw(table.shown() + "." + column, column)));
    }

    private static Flaw flaw(String subject, String name) {
        return new Flaw(
                subject,
                "'"
                        + name
                        + "' is a word of SQL: without quotes it is refused, or means something else",
                new Remedy("choose another name, such as '" + name + "_" + "', or a plural", null));
    }
}
