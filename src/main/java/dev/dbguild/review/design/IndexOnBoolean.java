package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.script.Origins;
import dev.dbguild.sql.DataType;
import dev.dbguild.sql.Name;
import java.util.List;
import java.util.stream.Stream;

/// An index that leads with a boolean.
final class IndexOnBoolean implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "index-on-boolean",
                            Severity.INFO,
                            "half of the table is no search",
                            "make it partial, or lead with another column",
                            List.of(
                                    "create table o (id bigint primary key, done boolean not null); create index x on o (done);"),
                            List.of(
                                    "create table o (id bigint primary key, done boolean not null, at timestamptz); create index x on o (at) where not done;",
                                    "create table o (id bigint primary key, done boolean not null, at timestamptz); create index x on o (at, done);"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        return table.indexes().stream()
                .filter(index -> index.keys().size() == 1 && index.predicate() == null)
                .filter(index -> isBoolean(table, index.keyTexts().getFirst()))
                .map(index -> flaw(table, index));
    }

    private static boolean isBoolean(Table table, String column) {
        return table.column(column)
                .filter(each -> DataType.read(each.type()).is("boolean"))
                .isPresent();
    }

    private static Flaw flaw(Table table, Index index) {
        String column = index.keyTexts().getFirst();
        return new Flaw(
                        index.shown(),
                        "'"
                                + index.shown()
                                + "' tells two halves of '"
                                + table.shown()
                                + "' apart, which a scan does as fast",
                        new Remedy(
                                "index what the query sorts or filters by, WHERE "
                                        + Name.written(column),
                                null))
                .at(Origins.index(index.shown()));
    }
}
