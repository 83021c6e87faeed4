package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.script.Origins;
import java.util.List;
import java.util.stream.Stream;

/// UNIQUE over several columns, one of which can be null.
final class UniqueOverNullableColumn implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "unique-over-nullable-column",
                    Severity.INFO,
                    "rows that are null there are never duplicates of each other",
                    "say NOT NULL, or NULLS NOT DISTINCT",
                    List.of(
                            "create table o (id bigint primary key, email text not null, deleted_at timestamptz, unique (email, deleted_at));",
                            "create table o (id bigint primary key, shop bigint not null, code text); create unique index u on o (shop, code);"),
                    List.of(
                            "create table o (id bigint primary key, shop bigint not null, code text not null, unique (shop, code));",
                            "create table o (id bigint primary key, code text unique);",
                            "create table o (id bigint primary key, shop bigint not null, code text); create unique index u on o (shop, code) nulls not distinct;",
                            "create table o (id bigint primary key, shop bigint not null, code text, unique nulls not distinct (shop, code));",
                            "create table o (id bigint primary key, shop bigint not null, code text); create unique index u on o (shop, code) where code is not null;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        return table.indexes().stream()
                .filter(index -> index.unique() && !index.primary() && index.keys().size() > 1)
                .filter(index -> index.predicate() == null && !treatsNullsAlike(index))
                .flatMap(index -> nullable(table, index).map(column -> flaw(table, index, column)));
    }

    private static boolean treatsNullsAlike(Index index) {
        return index.definition().matches("(?is).*\\bnulls\\s+not\\s+distinct\\b.*");
    }

    private static Stream<Column> nullable(Table table, Index index) {
        return index.keyTexts().stream()
                .flatMap(key -> table.column(key).stream())
                .filter(Column::nullable)
                .limit(1);
    }

    private static Flaw flaw(Table table, Index index, Column column) {
        return new Flaw(
                        index.shown(),
                        "rows of '"
                                + table.shown()
                                + "' whose '"
                                + column.name()
                                + "' is null are no duplicates to '"
                                + index.shown()
                                + "', however alike they are",
                        new Remedy(
                                "say NOT NULL for '"
                                        + column.name()
                                        + "', or UNIQUE NULLS NOT DISTINCT (PostgreSQL 15 and later), or make the index partial",
                                null))
                .at(Origins.index(index.shown()))
                .at(Origins.constraint(table.shown(), index.name()));
    }
}
