package dev.dbguild.advise.plan.mysql;

import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.schema.Index;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.TableKind;
import java.util.List;

/// A table has no primary key, so its rows lie in the order of a hidden number that no query can use.
final class ScannedTableWithoutKey implements MySqlFinding {
    private static final PlanCard CARD =
            new PlanCard(
                    "scanned-table-without-key",
                    "the table has no primary key, so its rows lie by a hidden number that no query can use",
                    "give it a primary key",
                    "1,000 rows read of a table without primary or unique key",
                    "InnoDB's hidden row id; the row count is that of full-table-scan");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(MySqlFacts facts) {
        return facts.tables()
                .filter(placed -> facts.reportsMany(placed))
                .filter(placed ->
                        facts.table(placed).filter(ScannedTableWithoutKey::keyless).isPresent())
                .map(placed -> finding(facts, placed))
                .toList();
    }

    private static boolean keyless(Table table) {
        return table.kind() == TableKind.TABLE && table.indexes().stream().noneMatch(Index::unique);
    }

    private static Finding finding(MySqlFacts facts, PlacedNode placed) {
        return new Spot(CARD, facts, placed)
                .info(
                        "'%s' has no primary key: rows are found by no key but a hidden one"
                                .formatted(facts.name(placed)),
                        new dev.dbguild.finding.Remedy(
                                "add a primary key; this copies the table",
                                "alter table "
                                        + facts.name(placed)
                                        + " add column id bigint unsigned not null auto_increment primary key;"));
    }
}
