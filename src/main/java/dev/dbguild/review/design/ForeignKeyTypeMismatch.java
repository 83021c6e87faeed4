package dev.dbguild.review.design;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.ForeignKey;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.script.Origins;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A foreign key of another type than what it points to.
final class ForeignKeyTypeMismatch implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "foreign-key-type-mismatch",
                    Severity.WARNING,
                    "keys that fit on the other side do not fit here",
                    "give both columns the same type",
                    List.of(
                            "create table p (id bigint primary key); create table o (id bigint primary key, p_id int references p); create index on o (p_id);",
                            "create table p (id uuid primary key); create table o (id bigint primary key, p_id text references p); create index on o (p_id);",
                            "-- file: V1__p.sql (history)\ncreate table p (id bigint primary key); \n-- file: V2__o.sql\ncreate table o (id bigint primary key, p_id integer references p (id)); create index on o (p_id);"),
                    List.of(
                            "create table p (id bigint primary key); create table o (id bigint primary key, p_id int8 references p); create index on o (p_id);",
                            "create table p (id int primary key); create table o (id bigint primary key, p_id bigint references p); create index on o (p_id);",
                            "create table p (code varchar(20) primary key); create table o (id bigint primary key, code text references p); create index on o (code);",
                            "create table p (id bigserial primary key); create table o (id bigint primary key, p_id bigint references p); create index on o (p_id);",
                            "create domain key as bigint; create table p (id key primary key); create table o (id bigint primary key, p_id key references p); create index on o (p_id);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        return table.foreignKeys().stream()
                .flatMap(key -> Pair.of(table, key, schema))
                .filter(Pair::differs)
                .map(pair -> flaw(table, pair));
    }

    @Override
    public boolean looksAt(Table table) {
        return table.standsAlone();
    }

    /// A column of a foreign key with the column that it points to.
    private record Pair(ForeignKey key, Column here, Column there) {

        static Stream<Pair> of(Table table, ForeignKey key, Schema schema) {
            Table other = schema.table(key.referencedTable()).orElse(table);
            int columns = Math.min(key.columns().size(), key.referencedColumns().size());
            return IntStream.range(0, columns)
                    .boxed()
                    .flatMap(i ->
                            table.column(key.columns().get(i)).stream()
                                    .flatMap(here ->
                                            other.column(key.referencedColumns().get(i)).stream()
                                                    .map(there -> new Pair(key, here, there))));
        }

        boolean differs() {
            KeyType mine = KeyType.of(here.type());
            KeyType other = KeyType.of(there.type());
            return mine.narrowerThan(other) || mine.incomparable(other);
        }

        boolean refused() {
            return KeyType.of(here.type()).incomparable(KeyType.of(there.type()));
        }
    }

    private static Flaw flaw(Table table, Pair pair) {
        String what =
                "'%s' is '%s' and points to '%s.%s', which is '%s': "
                        .formatted(
                                pair.here().name(),
                                pair.here().type(),
                                Origins.shown(pair.key().referencedTable()),
                                pair.there().name(),
                                pair.there().type());
        return new Flaw(
                        table.shown() + "." + pair.here().name(),
                        what
                                + (pair.refused()
                                        ? "the server cannot compare the two"
                                        : "keys that no longer fit here cannot be referred to"),
                        Declared.as(
                                pair.here(),
                                KeyType.of(pair.there().type()).declared(),
                                "give it the type of what it points to"))
                .at(Origins.constraint(table.shown(), pair.key().name()));
    }
}
