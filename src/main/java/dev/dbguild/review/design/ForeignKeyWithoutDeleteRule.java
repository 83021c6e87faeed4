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

/// A foreign key that leaves open what a deletion does.
final class ForeignKeyWithoutDeleteRule implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "foreign-key-without-delete-rule",
                            Severity.INFO,
                            "nobody decided what happens to the rows that refer to a deleted one",
                            "say ON DELETE RESTRICT, CASCADE or SET NULL",
                            List.of(
                                    "create table p (id bigint primary key); create table o (id bigint primary key, p_id bigint references p); create index on o (p_id);"),
                            List.of(
                                    "create table p (id bigint primary key); create table o (id bigint primary key, p_id bigint references p on delete restrict); create index on o (p_id);"))
                    .opinion();

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
                .filter(key -> key.onDelete().equals("no action"))
                .map(key -> flaw(table, key));
    }

    private static Flaw flaw(Table table, ForeignKey key) {
        return new Flaw(
                        table.shown() + "." + String.join(", ", key.columns()),
                        "what becomes of rows of '"
                                + table.shown()
                                + "' when their row of '"
                                + Origins.shown(key.referencedTable())
                                + "' is deleted is not said",
                        new Remedy("say ON DELETE RESTRICT, CASCADE or SET NULL", null))
                .at(Origins.constraint(table.shown(), key.name()));
    }
}
