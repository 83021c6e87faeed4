package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/// Columns in an order that wastes room.
final class ColumnPadding implements TableRule {
    private static final int LEAST = 16;

    private static final RuleCard CARD =
            new RuleCard(
                            "column-padding",
                            Severity.INFO,
                            "each row carries bytes that align its columns",
                            "put wide columns before narrow ones",
                            List.of(
                                    "create table o (a boolean not null, id bigint primary key, b boolean not null, n bigint not null, c boolean not null, m bigint not null);"),
                            List.of(
                                    "create table o (id bigint primary key, n bigint not null, m bigint not null, a boolean not null, b boolean not null, c boolean not null, name text);",
                                    "create table o (a boolean, id bigint primary key);"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        int lost = RowWidth.of(table.columns()) - RowWidth.best(table.columns());
        return lost >= LEAST ? Stream.of(flaw(table, lost)) : Stream.of();
    }

    private static Flaw flaw(Table table, int lost) {
        return new Flaw(
                table.shown(),
                "each row of '"
                        + table.shown()
                        + "' carries "
                        + lost
                        + " bytes that only align columns",
                new Remedy(
                        "declare columns of eight bytes first, then four, two and one, then those of varying length",
                        null));
    }
}
