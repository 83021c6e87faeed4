package dev.dbguild.review;

import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.lab.SchemaDifference;
import dev.dbguild.review.history.Part;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A column that comes back at another place, which PostgreSQL cannot help.
final class DownChangesColumnOrder implements HistoryRule {
    private static final RuleCard CARD =
            new RuleCard(
                    "down-changes-column-order",
                    Severity.INFO,
                    "a column that is dropped and added again comes last, for those who select * or insert without names",
                    "name the columns in queries and inserts",
                    List.of(
                            """
                            -- file: 0001_people.up.sql (history)
                            create table people (name text, city text);
                            -- file: 0002_name.up.sql
                            alter table people drop column name;
                            -- file: 0002_name.down.sql
                            alter table people add column name text;
                            """),
                    List.of(
                            """
                            -- file: 0001_people.up.sql (history)
                            create table people (name text, city text);
                            -- file: 0002_city.up.sql
                            alter table people drop column city;
                            -- file: 0002_city.down.sql
                            alter table people add column city text;
                            """));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Fault> check(Journal journal) {
        return journal.returned()
                .flatMap(returned ->
                        moved(returned.back())
                                .map(table ->
                                        fault(
                                                Objects.requireNonNull(returned.migration().down()),
                                                table)))
                .toList();
    }

    private static Stream<SchemaDifference> moved(Return back) {
        return back.failed()
                ? Stream.empty()
                : back.left().stream().filter(SchemaDifference::isColumnOrder);
    }

    private static Fault fault(Part down, SchemaDifference table) {
        return new Fault(
                Fault.at(down),
                table.shown(),
                "the columns of '"
                        + table.shown()
                        + "' come back in another order: "
                        + table.after()
                        + ", where it was "
                        + table.before(),
                new Remedy("nothing to do, when nobody relies on the order of columns", null),
                Proof.OBSERVED);
    }
}
