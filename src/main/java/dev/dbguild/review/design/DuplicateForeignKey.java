package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.script.Origins;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Two foreign keys that say the same.
final class DuplicateForeignKey implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "duplicate-foreign-key",
                    Severity.WARNING,
                    "every write is checked twice",
                    "drop one of the two",
                    List.of(
                            "create table p (id bigint primary key); create table o (id bigint primary key, p_id bigint references p, foreign key (p_id) references p (id)); create index on o (p_id);"),
                    List.of(
                            "create table p (id bigint primary key); create table o (id bigint primary key, p_id bigint references p, q_id bigint references p); create index on o (p_id); create index on o (q_id);"));

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
        List<ForeignKey> keys = table.foreignKeys();
        return IntStream.range(1, keys.size())
                .filter(i -> keys.subList(0, i).stream().anyMatch(each -> same(each, keys.get(i))))
                .mapToObj(i -> flaw(table, keys.get(i)));
    }

    private static boolean same(ForeignKey one, ForeignKey other) {
        return one.columns().equals(other.columns())
                && one.referencedTable().equals(other.referencedTable())
                && one.referencedColumns().equals(other.referencedColumns());
    }

    private static Flaw flaw(Table table, ForeignKey key) {
        return new Flaw(
                        table.shown() + "." + String.join(", ", key.columns()),
                        "'"
                                + key.name()
                                + "' says what another foreign key to '"
                                + Origins.shown(key.referencedTable())
                                + "' says already, and every write is checked by both",
                        new Remedy(
                                "drop one of the two",
                                "SET lock_timeout = '5s';\n"
                                        + "ALTER TABLE "
                                        + Written.table(table)
                                        + " DROP CONSTRAINT "
                                        + Name.written(key.name())
                                        + ";"))
                .at(Origins.constraint(table.shown(), key.name()));
    }
}
