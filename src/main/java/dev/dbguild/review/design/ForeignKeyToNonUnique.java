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
import java.util.Set;
import java.util.stream.Stream;

/// A foreign key to columns that are not unique.
final class ForeignKeyToNonUnique implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "foreign-key-to-non-unique",
                    Severity.ERROR,
                    "the server refuses it",
                    "make what it points to a key, or point to the primary key",
                    List.of(
                            "create table p (id bigint primary key, code text); create table o (id bigint primary key, code text references p (code)); create index on o (code);",
                            "create table p (a bigint, b bigint, primary key (a, b)); create table o (id bigint primary key, a bigint references p (a)); create index on o (a);",
                            "create table p (a text); create table o (id bigint primary key, a text references p); create index on o (a);"),
                    List.of(
                            "create table p (id bigint primary key, code text unique); create table o (id bigint primary key, code text references p (code)); create index on o (code);",
                            "create table p (id bigint primary key, code text); create unique index u on p (code); create table o (id bigint primary key, code text references p (code)); create index on o (code);",
                            "create table p (a bigint, b bigint, primary key (a, b)); create table o (id bigint primary key, a bigint, b bigint, foreign key (b, a) references p (b, a)); create index on o (a, b);",
                            "create table o (id bigint primary key, code text references elsewhere (code)); create index on o (code);",
                            "create table o (id bigint primary key, code text references p (code)); create index on o (code); create table p (id bigint primary key, code text unique);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        return table.foreignKeys().stream()
                .flatMap(key ->
                        schema.table(key.referencedTable()).stream()
                                .filter(other -> !other.partial())
                                .filter(other -> !isKey(other, key.referencedColumns()))
                                .map(other -> flaw(table, key, other)));
    }

    private static boolean isKey(Table other, List<String> columns) {
        Set<String> wanted = Set.copyOf(columns);
        return other.uniqueKeys().stream().anyMatch(key -> Set.copyOf(key.columns()).equals(wanted))
                || other.indexes().stream()
                        .filter(index -> index.unique() && index.predicate() == null)
                        .anyMatch(index -> Set.copyOf(index.keyTexts()).equals(wanted));
    }

    private static Flaw flaw(Table table, ForeignKey key, Table other) {
        String there =
                key.referencedColumns().isEmpty()
                        ? "has no primary key to point to"
                        : "has no unique constraint over exactly '"
                                + String.join(", ", key.referencedColumns())
                                + "'";
        return new Flaw(
                        table.shown() + "." + String.join(", ", key.columns()),
                        "the server refuses the foreign key: '" + other.shown() + "' " + there,
                        new Remedy(
                                "point to the primary key of '"
                                        + other.shown()
                                        + "', or make what it points to unique first",
                                null))
                .at(Origins.constraint(table.shown(), key.name()));
    }
}
