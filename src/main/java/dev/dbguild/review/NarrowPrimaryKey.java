package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;
import java.util.Set;

/// A primary key that can run out of numbers.
final class NarrowPrimaryKey implements SchemaRule {
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
                            "create table a_b (a int, b int, primary key (a, b));"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    private static final Set<String> NARROW =
            Set.of("integer", "smallint", "serial", "smallserial");

    @Override
    public List<Suspicion> check(Table table, Schema schema) {
        return table.primaryKey().filter(key -> key.columns().size() == 1).stream()
                .flatMap(key -> table.column(key.columns().getFirst()).stream())
                .filter(column -> NARROW.contains(DataType.read(column.type()).base()))
                .map(column -> flaw(table, column))
                .toList();
    }

    private static Suspicion flaw(Table table, Column column) {
        boolean small = DataType.read(column.type()).base().startsWith("small");
        return new Suspicion(
                table.shown() + "." + column.name(),
                "'"
                        + column.name()
                        + "' is '"
                        + column.type()
                        + "': inserts fail after "
                        + (small ? "32,767" : "2,147,483,647")
                        + " rows, gaps counted, and widening it then writes the table anew",
                Declared.as(column, "bigint", "use bigint from the start"),
                new Claim.Written());
    }
}
