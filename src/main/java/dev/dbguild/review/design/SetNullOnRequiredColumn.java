package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.script.Origins;
import java.util.List;
import java.util.stream.Stream;

/// ON DELETE SET NULL over NOT NULL.
final class SetNullOnRequiredColumn implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "set-null-on-required-column",
                    Severity.WARNING,
                    "every deletion on the other side fails",
                    "let the column be null, or choose another action",
                    List.of(
                            "create table p (id bigint primary key); create table o (id bigint primary key, p_id bigint not null references p on delete set null); create index on o (p_id);"),
                    List.of(
                            "create table p (id bigint primary key); create table o (id bigint primary key, p_id bigint references p on delete set null); create index on o (p_id);",
                            "create table p (id bigint primary key); create table o (id bigint primary key, p_id bigint not null references p on delete cascade); create index on o (p_id);",
                            "create table p (id bigint primary key); create table o (id bigint primary key, p_id bigint not null references p on delete set null); create index on o (p_id); alter table o alter column p_id drop not null;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean looksAt(Table table) {
        return table.standsAlone();
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        return table.foreignKeys().stream()
                .filter(key -> key.columns().size() == 1)
                .filter(key -> nulls(key.onDelete()) || nulls(key.onUpdate()))
                .filter(key -> required(table, key))
                .map(key -> flaw(table, key));
    }

    private static boolean nulls(String action) {
        return action.equals("set null");
    }

    private static boolean required(Table table, ForeignKey key) {
        return table.column(key.columns().getFirst())
                .filter(column -> !column.nullable())
                .isPresent();
    }

    private static Flaw flaw(Table table, ForeignKey key) {
        String column = key.columns().getFirst();
        return new Flaw(
                        table.shown() + "." + column,
                        "deleting a row of '"
                                + Origins.shown(key.referencedTable())
                                + "' that somebody refers to sets '"
                                + column
                                + "' to null, which its NOT NULL refuses: the deletion always fails",
                        new Remedy(
                                "let '"
                                        + column
                                        + "' be null, or say ON DELETE RESTRICT or CASCADE",
                                null))
                .at(Origins.constraint(table.shown(), key.name()));
    }
}
