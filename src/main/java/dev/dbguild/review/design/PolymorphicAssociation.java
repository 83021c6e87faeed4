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

/// A key whose table another column names.
final class PolymorphicAssociation implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "polymorphic-association",
                    Severity.INFO,
                    "no foreign key can hold, so that rows point to what is gone",
                    "use one column for each table, with a CHECK that one is set",
                    List.of(
                            "create table o (id bigint primary key, commentable_type text, commentable_id bigint);"),
                    List.of(
                            "create table o (id bigint primary key, document_type text, document_id bigint references documents); create index on o (document_id);",
                            "create table files (id bigint primary key); create table o (id bigint primary key, file_type text, file_id bigint);",
                            "create table o (id bigint primary key, payment_type text);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        return table.columns().stream()
                .filter(column -> column.name().endsWith("_id"))
                .filter(column ->
                        table.column(type(column))
                                .filter(PolymorphicAssociation::isText)
                                .isPresent())
                .filter(column -> !References.isKey(table, column.name()))
                .filter(column -> References.meant(column.name(), schema).isEmpty())
                .map(column -> flaw(table, column));
    }

    private static String type(Column column) {
        String name = column.name();
        return name.endsWith("_id") ? name.substring(0, name.length() - 3) + "_type" : name;
    }

    private static boolean isText(Column column) {
        return KeyType.of(column.type()).family().equals("text");
    }

    private static Flaw flaw(Table table, Column column) {
        return new Flaw(
                table.shown() + "." + column.name(),
                "what '"
                        + column.name()
                        + "' points to is said by '"
                        + type(column)
                        + "': no foreign key can hold, and nothing cleans up when the other row goes",
                new Remedy(
                        "use one nullable foreign key for each table, and CHECK (num_nonnulls(…) = 1)",
                        null));
    }
}
