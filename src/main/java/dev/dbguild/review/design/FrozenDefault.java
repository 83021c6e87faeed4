package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Table;
import dev.dbguild.sql.DataType;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A default that was computed when the table was made.
final class FrozenDefault implements ColumnRule {
    private static final Set<String> MOMENT =
            Set.of("date", "time", "timestamp", "timestamp with time zone", "time with time zone");
    private static final Pattern LITERAL =
            Pattern.compile(
                    "(?is)\\s*'\\s*(now|today|tomorrow|yesterday)\\s*(\\(\\s*\\))?\\s*'\\s*(::.*)?");

    private static final RuleCard CARD =
            new RuleCard(
                    "frozen-default",
                    Severity.ERROR,
                    "every row gets the moment at which the table was made",
                    "call now() instead of writing it as a literal",
                    List.of(
                            "create table o (id bigint primary key, made_at timestamptz default 'now');",
                            "create table o (id bigint primary key, day date default 'today'::date);",
                            "create table o (id bigint primary key, made_at timestamptz default 'now()');"),
                    List.of(
                            "create table o (id bigint primary key, made_at timestamptz default now());",
                            "create table o (id bigint primary key, day date default current_date);",
                            "create table o (id bigint primary key, word text default 'now');"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean concerns(Column column, DataType type, Table table) {
        return MOMENT.contains(type.base())
                && column.defaultValue() != null
                && LITERAL.matcher(column.defaultValue()).matches();
    }

    @Override
    public String fault(Column column) {
        return "its default is a literal that is read once, so that every row gets the moment at which the table was made";
    }

    @Override
    public Remedy remedy(Column column, Table table) {
        return new Remedy(
                "call the function instead of writing a literal",
                "ALTER TABLE "
                        + Written.table(table)
                        + " ALTER COLUMN "
                        + Name.written(column.name())
                        + " SET DEFAULT "
                        + (DataType.read(column.type()).is("date") ? "current_date" : "now()")
                        + ";");
    }
}
