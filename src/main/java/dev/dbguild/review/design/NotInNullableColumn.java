package dev.dbguild.review.design;

import dev.dbguild.finding.Remedy;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.Flaw;
import dev.dbguild.review.SchemaRule;
import dev.dbguild.schema.Column;
import dev.dbguild.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// NOT IN over a column that can be null.
final class NotInNullableColumn implements SchemaRule {
    /// `NOT IN (SELECT column FROM table …)`: what is more involved is not judged.
    private static final Pattern NOT_IN =
            Pattern.compile(
                    "(?is)\\bnot\\s+in\\s*\\(\\s*select\\s+(?:distinct\\s+)?(?:\\w+\\.)?(\\w+)\\s+from\\s+([\\w.]+)([^)]*)\\)");

    private static final RuleCard CARD =
            new RuleCard(
                    "not-in-nullable-column",
                    Severity.WARNING,
                    "one null makes the condition hold for no row",
                    "use NOT EXISTS",
                    List.of(
                            "create table p (id bigint primary key, o_id bigint); create view v as select id from o where id not in (select o_id from p);",
                            "create table p (id bigint primary key, o_id bigint); create function f() returns bigint language sql as 'select count(*) from o where id not in (select distinct p.o_id from p)';"),
                    List.of(
                            "create table p (id bigint primary key, o_id bigint not null); create view v as select id from o where id not in (select o_id from p);",
                            "create table p (id bigint primary key, o_id bigint); create view v as select id from o where id not in (select o_id from p where o_id is not null);",
                            "create view v as select id from o where id not in (select o_id from elsewhere);"));

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Flaw> check(Schema schema) {
        return Queries.texts(schema, "not", "select").flatMap(text -> check(text, schema)).toList();
    }

    private static Stream<Flaw> check(Queries.Text text, Schema schema) {
        Matcher found = NOT_IN.matcher(text.sql());
        while (found.find()) {
            String table = found.group(2);
            String column = found.group(1);
            if (isNullable(table, column, schema) && !excludesNulls(found.group(3), column)) {
                return Stream.of(flaw(text, table + "." + column));
            }
        }
        return Stream.of();
    }

    private static boolean isNullable(String table, String column, Schema schema) {
        return schema.table(table.toLowerCase(Locale.ROOT))
                .filter(each -> !each.partial())
                .flatMap(each -> each.column(column.toLowerCase(Locale.ROOT)))
                .filter(Column::nullable)
                .isPresent();
    }

    private static boolean excludesNulls(String rest, String column) {
        return Pattern.compile("(?i)\\b" + Pattern.quote(column) + "\\s+is\\s+not\\s+null\\b")
                .matcher(rest)
                .find();
    }

    private static Flaw flaw(Queries.Text text, String column) {
        return new Flaw(
                        text.subject(),
                        "'"
                                + column
                                + "' can be null, and one null in it makes the NOT IN of '"
                                + text.subject()
                                + "' hold for no row at all",
                        new Remedy("use NOT EXISTS, or say that the column is not null", null))
                .at(text.place());
    }
}
