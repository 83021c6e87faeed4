package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import java.util.List;

/// char(n).
final class FixedLengthCharacter implements SchemaRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "fixed-length-character",
                    Severity.INFO,
                    "values are padded with blanks, which nothing gains from",
                    "use text, with a CHECK on its length where one is needed",
                    List.of("create table o (id bigint primary key, code char(8));"),
                    List.of(
                            "create table o (id bigint primary key, code varchar(8));",
                            "create table o (id bigint primary key, flag char(1));"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Suspicion> check(Table table, Schema schema) {
        return table.columns().stream()
                .filter(column -> concerns(DataType.read(column.type())))
                .map(column -> flaw(table, column))
                .toList();
    }

    private static boolean concerns(DataType type) {
        return type.is("character")
                && type.arguments().stream().anyMatch(length -> !length.equals("1"));
    }

    private static Suspicion flaw(Table table, Column column) {
        return new Suspicion(
                table.shown() + "." + column.name(),
                "'"
                        + column.name()
                        + "' is '"
                        + column.type()
                        + "': it pads with blanks, takes more room and is no faster",
                Declared.as(
                        column, "text", "use text, with a CHECK on its length where one is needed"),
                new Claim.Written());
    }
}
