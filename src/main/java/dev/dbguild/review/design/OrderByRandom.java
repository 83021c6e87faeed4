package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.review.SchemaRule;
import dev.dbguild.schema.Schema;
import java.util.List;
import java.util.regex.Pattern;

/// ORDER BY random() in a view or routine.
final class OrderByRandom implements SchemaRule {
    private static final Pattern RANDOM =
            Pattern.compile("(?i)\\border\\s+by\\s+(random|rand|gen_random_uuid)\\s*\\(");

    private static final RuleCard CARD =
            new RuleCard(
                    "order-by-random",
                    Severity.INFO,
                    "all rows are read and sorted to show a few",
                    "pick by a random key, or use TABLESAMPLE",
                    List.of(
                            "create view v as select id from o order by random() limit 1;",
                            "create function f() returns bigint language sql as 'select id from o order by random() limit 1';"),
                    List.of(
                            "create view v as select id from o order by id;",
                            "create view v as select 'order by random()' as hint;"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Flaw> check(Schema schema) {
        return Queries.texts(schema, "order", "rand")
                .filter(each -> RANDOM.matcher(each.sql()).find())
                .map(OrderByRandom::flaw)
                .toList();
    }

    private static Flaw flaw(Queries.Text text) {
        return new Flaw(
                        text.subject(),
                        "'" + text.subject() + "' reads and sorts all rows to show some of them",
                        new Remedy(
                                "pick rows by a random key of an index, or use TABLESAMPLE", null))
                .at(text.place());
    }
}
