package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.schema.Schema;
import dev.dbguild.schema.Table;
import dev.dbguild.schema.View;
import dev.dbguild.sql.SelectList;
import java.util.List;
import java.util.stream.Stream;

/// SELECT * in a view.
final class SelectStarInView implements TableRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "select-star-in-view",
                    Severity.INFO,
                    "columns that the table gets later are not in it, and those that are cannot be dropped",
                    "name the columns",
                    List.of(
                            "create table o (id bigint primary key); create view v as select * from o;",
                            "create view v as select o.* from o join p on p.id = o.p_id;",
                            "create view v as with late as (select id from o) select 1 as one, late.* from late;",
                            "create view v as (select id from o) union all (select * from p);"),
                    List.of(
                            "create view v as select id from o;",
                            "create view v as select count(*), 2 * sum(id) from o;",
                            "create view v as select id from (select * from o) x where exists (select * from p);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public boolean looksAt(Table table) {
        return table.view() != null;
    }

    @Override
    public Stream<Flaw> check(Table table, Schema schema) {
        View view = table.view();
        return view != null && SelectList.holdsEverything(view.query())
                ? Stream.of(flaw(table))
                : Stream.of();
    }

    private static Flaw flaw(Table view) {
        return new Flaw(
                view.shown(),
                "the * of '"
                        + view.shown()
                        + "' is the columns of today: later ones do not show, and none of them can be dropped or retyped",
                new Remedy("name the columns", null));
    }
}
