package dev.dbguild.advise.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ExplainsQueries;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.lab.DemoFixture;
import dev.dbguild.plan.PlanReader;
import dev.dbguild.schema.Schema;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The slow queries of the demo database, each for the fault it was written for, as a caller would explain them.
class DemoPlansTest {
    private static final Target DEMO = DemoFixture.target();
    private static final Schema SCHEMA = Engines.on(DEMO, ReadsSchema.class).read(DEMO);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from orders where customer_id = 42 order by created_at desc limit 20 | slow-sequential-scan",
                "select id, kind, occurred_at from events order by occurred_at desc limit 50 | sort-without-index",
                "select id from customers where lower(email) = 'customer7@example.com' | function-or-cast-hides-index",
                "select id, total from orders order by created_at, id offset 150000 limit 20 | large-offset",
                "select count(*) from orders where note like '%gift%' and id > 7 | leading-wildcard-search",
                "select c.id, (select max(o.created_at) from orders as o where o.customer_id = c.id) as latest from customers as c where c.country = 'NZ' order by c.id limit 6 | correlated-sub-plan",
                "select count(*) from page_views where date_trunc('month', viewed_at) = date_trunc('month', now()) | partitions-not-pruned",
            })
    void a_slow_query_is_told_from_its_estimate_alone(String sql, String rule) {
        assertThat(findings(sql, false)).extracting(Finding::rule).contains(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from orders where customer_id = 42 order by created_at desc limit 20 | slow-sequential-scan",
                "select count(*) from orders where status = 'returned' and shipping_country = 'NZ' | row-misestimate",
                "select count(*) from (select order_id from payments order by amount desc, method, order_id offset 7) as sorted | sort-spill",
                "select id, total from orders order by created_at, id offset 150000 limit 20 | large-offset",
            })
    void a_slow_query_that_was_run_is_told_from_what_happened(String sql, String rule) {
        assertThat(findings(sql, true)).extracting(Finding::rule).contains(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select id, full_name from customers where email = 'customer7@example.com'",
                "select id, amount, paid_at from payments where order_id = 900 order by paid_at",
                "select kind, count(*) from events where customer_id = 3 group by kind",
            })
    void a_query_that_is_well_served_raises_nothing(String sql) {
        assertThat(findings(sql, true)).isEmpty();
    }

    private static List<Finding> findings(String sql, boolean analyze) {
        ExplainsQueries explains = Engines.on(DEMO, ExplainsQueries.class);
        return PlanFindings.in(
                PlanReader.read(explains.explain(DEMO, sql, analyze).plan()), SCHEMA);
    }
}
