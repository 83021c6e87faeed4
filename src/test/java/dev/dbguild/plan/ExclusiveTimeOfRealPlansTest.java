package dev.dbguild.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.engine.Target;
import dev.dbguild.lab.Tpch;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The shares of the nodes make the whole, on plans that a real server ran.
final class ExclusiveTimeOfRealPlansTest {
    private static final List<String> MORE =
            List.of(
                    "with a as materialized (select l_orderkey k, sum(l_tax) t from lineitem group by 1) select count(*) from a join a b on a.k = b.k where a.t > (select avg(t) from a)",
                    "select (select max(o_totalprice) from orders), (select count(*) from lineitem where l_tax > (select avg(l_tax) from lineitem)) from region",
                    "with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000) select sum(i) from n",
                    "select c_custkey, (select count(*) from orders where o_custkey = c_custkey) from customer where c_custkey < 20",
                    "select * from orders where o_totalprice > (select avg(o_totalprice) from orders) order by o_comment limit 10",
                    "select count(*) from lineitem where l_orderkey in (select o_orderkey from orders where o_orderdate < '1993-01-01') and l_tax = 0.01");

    @Test
    void own_times_sum_to_the_whole_and_none_is_negative() throws SQLException {
        List<String> wrong = new ArrayList<>();
        Target target = Tpch.target();
        try (Connection connection =
                        DriverManager.getConnection(
                                target.url(), target.user(), target.password());
                Statement statement = connection.createStatement()) {
            for (String query : Stream.concat(Tpch.queries().stream(), MORE.stream()).toList()) {
                check(query, explained(statement, query), wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(String query, Plan plan, List<String> wrong) {
        ExclusiveTime time = new ExclusiveTime(plan);
        double sum = plan.nodes().stream().mapToDouble(time::of).sum();
        double whole = plan.nodes().getFirst().totalMs();
        if (Math.abs(sum - whole) > Math.max(0.5, whole * 0.05)) {
            wrong.add("%.3f of %.3f ms%n%s%n%s".formatted(sum, whole, query, PlanText.of(plan)));
        }
    }

    private static Plan explained(Statement statement, String query) throws SQLException {
        String asked = "explain (analyze, verbose, format json) " + query;
        try (ResultSet rows = statement.executeQuery(asked)) {
            rows.next();
            return PlanReader.read(rows.getString(1));
        }
    }
}
