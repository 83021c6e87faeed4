package dev.dbguild.review.design;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A primary key that can run out of numbers.
final class NarrowPrimaryKey implements TableRule {
    private static final Set<String> NARROW =
            Set.of("integer", "smallint", "serial", "smallserial");

    private static final RuleCard CARD =
            new RuleCard(
                    "narrow-primary-key",
                    Severity.WARNING,
                    "inserts fail when the numbers run out, and widening it then writes the table anew",
                    "use bigint",
                    List.of(
                            "create table o (id int primary key);",
                            "create table o (id serial, primary key (id));",
                            "create table o (id smallint generated always as identity primary key);"),
                    List.of(
                            "create table o (id bigint primary key);",
                            "create table o (id uuid primary key);",
                            "create table a_b (a int, b int, primary key (a, b));",
                            "create table p (id bigint primary key); create table o (id int primary key references p);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        return table.primaryKey().filter(key -> key.columns().size() == 1).stream()
                .flatMap(key -> table.column(key.columns().getFirst()).stream())
                .filter(column -> NARROW.contains(DataType.read(column.type()).base()))
                .filter(column -> !isForeign(table, column))
                .map(column -> flaw(table, column));
    }

    /// Whether the other side of a foreign key says how wide it is.
    private static boolean isForeign(Table table, Column column) {
        return table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
    }

    private static Flaw flaw(Table table, Column column) {
        boolean small = DataType.read(column.type()).base().startsWith("small");
        return new Flaw(
                table.shown() + "." + column.name(),
                "'"
                        + column.name()
                        + "' is '"
                        + column.type()
                        + "': inserts fail after "
                        + (small ? "32,767" : "2,147,483,647")
                        + " rows, gaps counted, and widening it then writes the table anew",
                Declared.as(column, "bigint", "use bigint from the start"));
    }
}
