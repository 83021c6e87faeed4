package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/// A table that nobody explained.
final class TableWithoutComment implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                            "table-without-comment",
                            Severity.INFO,
                            "who meets it later has to guess what it holds",
                            "say it with COMMENT ON",
                            List.of("create table o (id bigint primary key);"),
                            List.of(
                                    "create table o (id bigint primary key); comment on table o is 'what was ordered';"))
                    .opinion();

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        return table.comment() == null ? Stream.of(flaw(table)) : Stream.of();
    }

    private static Flaw flaw(Table table) {
        return new Flaw(
                table.shown(),
                "what '" + table.shown() + "' holds is said nowhere",
                new Remedy(
                        "say what one row is: COMMENT ON TABLE "
                                + Written.table(table)
                                + " IS '…';",
                        null));
    }
}
