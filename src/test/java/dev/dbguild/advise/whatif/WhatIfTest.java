package dev.dbguild.advise.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.advise.whatif.WhatIfAnswer.AloneEffect;
import dev.dbguild.advise.whatif.WhatIfAnswer.Basis;
import dev.dbguild.advise.whatif.WhatIfAnswer.QueryEffect;
import dev.dbguild.advise.whatif.WhatIfAnswer.Verdict;
import dev.dbguild.engine.Target;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.plan.Plan;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of a change is held against the change really made.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WhatIfTest {
    private static final String OF_A_CUSTOMER =
            "select * from sales where customer_id = 42 order by sold_at desc limit 20";
    private static final String DISTINCT = "select distinct note from sales";
    private static final String ODD =
            "select count(*) from \"Odd Table\" where \"Mixed Case\" = 'n7'";
    private static final String BY_KEY =
            "select count(*) from sales s join customers c on c.id = s.customer_id where c.name = 'n9'";

    private Target target;

    @BeforeAll
    void make() {
        target =
                SharedCluster.freshTarget(
                        """
                        create table customers (id int primary key, name text not null);
                        create table sales (id bigint primary key, customer_id int not null references customers,
                            status text not null, amount numeric(10, 2), note text, sold_at timestamptz not null);
                        create table "Odd Table" (id int, "Mixed Case" text);
                        insert into customers select g, 'n' || g from generate_series(1, 5000) g;
                        insert into sales select g, 1 + (g * 7919) % 5000, case when g % 50 = 0 then 'open' else 'done' end,
                            g % 1000, md5(g::text), timestamptz '2024-01-01' + g * interval '7 minutes'
                            from generate_series(1, 100000) g;
                        insert into "Odd Table" select g, 'n' || g % 900 from generate_series(1, 30000) g;
                        create index sales_sold_at on sales (sold_at);
                        """,
                        "vacuum analyze");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index new_one on sales (customer_id, sold_at desc)",
                "create index new_one on sales (customer_id)",
                "create index new_one on sales using hash (customer_id)",
                "create index new_one on sales (sold_at) include (customer_id) where status = 'open'",
                "create index new_one on sales (lower(note))",
                "create index concurrently new_one on public.sales (status, amount);",
                "create unique index new_one on sales (id, customer_id)",
            })
    void a_new_index_costs_what_it_costs_when_it_is_built(String index) throws SQLException {
        List<String> queries =
                List.of(
                        OF_A_CUSTOMER,
                        "select customer_id from sales where status = 'open' and sold_at > '2025-01-01'",
                        "select id from sales where lower(note) = 'x'",
                        "select count(*) from sales where status = 'done' and amount > 990",
                        "update sales set amount = 0 where customer_id = 3");

        WhatIfAnswer answer = ask(List.of(index), queries);

        try (Session real = real()) {
            real.run(index.replace("concurrently", ""));
            near(answer, real, queries, 2);
            long bytes =
                    Long.parseLong(real.text("select pg_relation_size('new_one')").orElseThrow());
            if (!index.contains("hash") && !index.contains("lower")) {
                assertThat(answer.changes().getFirst().bytes())
                        .isNotNull()
                        .isCloseTo(bytes, Percentage.withPercentage(15));
            }
        } finally {
            undo("drop index if exists new_one");
        }
    }

    @Test
    void a_dropped_index_costs_what_it_costs_when_it_is_gone() throws SQLException {
        List<String> queries =
                List.of(
                        "select * from sales order by sold_at desc limit 10",
                        "select * from sales where id = 5");

        WhatIfAnswer answer = ask(List.of("DROP INDEX sales_sold_at"), queries);

        assertThat(answer.queries())
                .extracting(QueryEffect::verdict)
                .containsExactly(Verdict.WORSE, Verdict.SAME);
        assertThat(answer.says()).isEqualTo("of 2 queries 1 worse (Q1), 1 same");
        try (Session real = real()) {
            real.run("drop index sales_sold_at");
            near(answer, real, queries, 1);
        } finally {
            undo("create index sales_sold_at on sales (sold_at)");
        }
    }

    @Test
    void an_index_behind_a_constraint_tells_what_hangs_on_it() {
        WhatIfAnswer answer = ask(List.of("drop index customers_pkey"), List.of(BY_KEY));

        assertThat(answer.changes().getFirst().notes())
                .anyMatch(note ->
                        note.contains(
                                "alter table customers drop constraint customers_pkey cascade"))
                .anyMatch(note -> note.contains("sales_customer_id_fkey of sales"));
    }

    @ParameterizedTest
    @CsvSource({
        "set work_mem = '64kB', work_mem = '64kB'",
        "set local enable_hashagg to off, enable_hashagg = off",
        "random_page_cost = 40, random_page_cost = 40",
        "WORK_MEM = 64MB, work_mem = '64MB'",
    })
    void a_setting_costs_what_it_costs_when_it_is_set(String asked, String set)
            throws SQLException {
        List<String> queries = List.of(DISTINCT, BY_KEY);

        WhatIfAnswer answer = ask(List.of(asked), queries);

        try (Session real = real()) {
            real.run("set " + set);
            near(answer, real, queries, 1);
        }
    }

    @Test
    void names_may_be_quoted() {
        WhatIfAnswer answer =
                ask(
                        List.of("create index \"My Index\" on \"Odd Table\" (\"Mixed Case\")"),
                        List.of(ODD));

        assertThat(answer.queries().getFirst().verdict()).isEqualTo(Verdict.BETTER);
        assertThat(answer.queries().getFirst().because())
                .contains("'Odd Table': Seq Scan becomes Index Only Scan using My Index");
    }

    @Test
    void of_several_changes_each_is_also_told_alone() {
        WhatIfAnswer answer =
                new WhatIf(SharedCluster.lab())
                        .answer(
                                target,
                                question(
                                        List.of(
                                                "create index on sales (customer_id)",
                                                "create index on \"Odd Table\" (\"Mixed Case\")"),
                                        List.of(OF_A_CUSTOMER, ODD),
                                        true));

        assertThat(answer.queries()).allMatch(query -> query.verdict() == Verdict.BETTER);
        assertThat(answer.alone())
                .extracting(AloneEffect::better)
                .containsExactly(List.of("Q1"), List.of("Q2"));
    }

    @Test
    void a_query_with_open_parameters_gets_its_generic_plan() {
        WhatIfAnswer answer =
                ask(
                        List.of("create index on sales (customer_id)"),
                        List.of("select * from sales where customer_id = $1 and id > $2"));

        assertThat(answer.basis()).isEqualTo(Basis.TWIN);
        assertThat(answer.queries().getFirst().planAfter()).contains("customer_id = $1");
    }

    @Test
    void statistics_are_said_to_be_beyond_a_twin() {
        WhatIfAnswer answer =
                ask(
                        List.of("create statistics s (dependencies) on status, amount from sales"),
                        List.of("select * from sales where status = 'open' and amount = 3"));

        assertThat(answer.changes().getFirst().notes())
                .anyMatch(note -> note.contains("no rows to count"));
        assertThat(answer.queries().getFirst().verdict()).isEqualTo(Verdict.SAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table sales",
                "drop index sales_sold_at; truncate sales",
                "alter table sales drop column note",
                "alter table sales alter column amount type int, add column x int",
                "alter system set work_mem = '1GB'",
                "alter role postgres superuser",
                "set role postgres",
                "set session authorization postgres",
                "set search_path = x",
                "set statement_timeout = 0",
                "set log_statement = 'all'",
                "set work_mem = '64MB'' ; drop table sales; --'",
                "reset all",
                "select pg_sleep(10)",
                "create table t (id int)",
                "insert into sales select 1",
                "reindex index sales_sold_at",
                "do $$ begin end $$",
                "create function f() returns int language sql as 'select 1'",
                "vacuum full sales",
                "begin; create index on sales (id)",
                "what if",
            })
    void what_is_no_such_change_is_refused(String change) {
        assertThatThrownBy(() -> ask(List.of(change), List.of(OF_A_CUSTOMER)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(Code.REFUSED_SQL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drop index no_such_index | there is no index 'no_such_index'",
                "create index on nowhere (id) | relation \"nowhere\" does not exist",
                "create index on sales (nothing) | column \"nothing\" does not exist",
                "set work_mem = 'much' | invalid value for parameter \"work_mem\": \"much\"",
                "create index on sales (id | syntax error at end of input",
            })
    void what_cannot_be_done_is_said_by_name(String change, String says) {
        assertThatThrownBy(() -> ask(List.of(change), List.of(OF_A_CUSTOMER)))
                .isInstanceOf(Problem.class)
                .hasMessage(says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1; drop table sales",
                "drop table sales",
                "",
                "copy sales to stdout"
            })
    void what_has_no_plan_is_refused(String query) {
        assertThatThrownBy(() -> ask(List.of("set work_mem = '1MB'"), List.of(query)))
                .isInstanceOf(Problem.class);
    }

    private WhatIfAnswer ask(List<String> changes, List<String> queries) {
        return new WhatIf(SharedCluster.lab()).answer(target, question(changes, queries, false));
    }

    private static WhatIfQuestion question(
            List<String> changes, List<String> queries, boolean each) {
        List<AskedQuery> asked =
                IntStream.range(0, queries.size())
                        .mapToObj(i -> AskedQuery.of("Q" + (i + 1), null, queries.get(i), 1))
                        .toList();
        return new WhatIfQuestion(changes, asked, List.of(), each);
    }

    private static void near(
            WhatIfAnswer answer, Session real, List<String> queries, double percent) {
        for (int i = 0; i < queries.size(); i++) {
            Plan plan = real.plan(queries.get(i));
            assertThat(answer.queries().get(i).costAfter())
                    .as(queries.get(i))
                    .isCloseTo(plan.cost(), Percentage.withPercentage(percent));
        }
    }

    private Session real() throws SQLException {
        String url = target.url();
        return new Session(SharedCluster.get().connect(url.substring(url.lastIndexOf('/') + 1)));
    }

    private void undo(String sql) throws SQLException {
        try (Session real = real()) {
            real.run(sql);
        }
    }
}
