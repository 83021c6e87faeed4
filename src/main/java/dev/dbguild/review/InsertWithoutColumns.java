package dev.dbguild.review;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/// INSERT into all columns, whatever they are.
final class InsertWithoutColumns implements ChangeRule {
    private static final Pattern NO_COLUMNS =
            Pattern.compile(
                    "(?is)insert\\s+into\\s+(?:\"[^\"]+\"|[\\w$.]+)+(?:\\s+as\\s+\\w+)?\\s+(?:values|select|table|with)\\b.*");

    private static final RuleCard CARD =
            new RuleCard(
                    "insert-without-columns",
                    Severity.INFO,
                    "values go into other columns once the table has changed",
                    "name the columns",
                    List.of(
                            "insert into order_items values (1001, 1, 2);",
                            "insert into old_orders select * from imported;"),
                    List.of(
                            "insert into orders (id, state) values (1, 'open');",
                            "insert into orders default values;",
                            "create table orders (id bigint primary key, state text); insert into orders values (1, 'open');"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Class<?>> about() {
        return List.of(Statement.Change.class);
    }

    @Override
    public List<Suspicion> check(Step step) {
        return step.as(Statement.Change.class)
                .filter(change -> change.kind().equals("INSERT"))
                .filter(change -> step.existed(change.target()))
                .filter(change -> NO_COLUMNS.matcher(change.text()).matches())
                .map(change -> suspicion(change))
                .toList();
    }

    private static Suspicion suspicion(Statement.Change change) {
        String table = change.target().text();
        return new Suspicion(
                table,
                "which columns of '"
                        + table
                        + "' the values are for depends on their order where this runs",
                new Remedy("name the columns: INSERT INTO " + table + " (…)", null),
                new Claim.Written());
    }
}
