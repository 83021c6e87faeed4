package dev.dbguild.advise.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.advise.index.IndexAdvice.ProposedIndex;
import dev.dbguild.engine.Target;
import dev.dbguild.lab.SharedCluster;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The forms of indexes beside plain ones, each where it is needed.
class IndexFormsTest {
    private static final Target TARGET =
            SharedCluster.freshTarget(
                    """
                    create extension pg_trgm;
                    create schema "Big Shop";
                    create table "Big Shop"."Things" ("Id" int primary key, "Kind Of" text, tags text[], data jsonb,
                        title text, state text, gone timestamptz, at timestamptz, body tsvector);
                    insert into "Big Shop"."Things" select i, 'k' || i % 900, array['t' || i % 500, 'u' || i % 300],
                        jsonb_build_object('sku', 's' || i % 4000, 'n', i), 'title ' || md5(i::text),
                        case when i % 200 = 0 then 'open' else 'done' end, case when i % 500 > 0 then now() end,
                        timestamptz '2025-01-01' + i * interval '1 minute', to_tsvector('simple', md5((i % 700)::text))
                    from generate_series(1, 60000) i;
                    create table logs (id bigint, tenant int, at timestamptz, line text) partition by range (at);
                    create table logs_1 partition of logs for values from ('2025-01-01') to ('2025-02-01');
                    create table logs_2 partition of logs for values from ('2025-02-01') to ('2025-03-01');
                    insert into logs select i, i % 700, timestamptz '2025-01-01' + i * interval '1 minute', 'x' || i from generate_series(1, 60000) i;
                    create view recent as select * from "Big Shop"."Things" where state = 'open';
                    """,
                    "analyze");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select * from \"Big Shop\".\"Things\" where \"Kind Of\" = 'k7' | (\"Kind Of\")",
                "select \"Id\" from \"Big Shop\".\"Things\" where tags @> array['t7'] | using gin (tags)",
                "select \"Id\" from \"Big Shop\".\"Things\" where data @> '{\"sku\": \"s7\"}' | using gin (data jsonb_path_ops)",
                "select \"Id\" from \"Big Shop\".\"Things\" where data ->> 'sku' = 's7' | ((data ->> 'sku'))",
                "select \"Id\" from \"Big Shop\".\"Things\" where title like '%abcdef%' | using gin (title gin_trgm_ops)",
                "select \"Id\" from \"Big Shop\".\"Things\" where title like 'title abcdef%' | (title",
                "select \"Id\" from \"Big Shop\".\"Things\" where body @@ to_tsquery('simple', 'abc') | using gin (body)",
                "select * from \"Big Shop\".\"Things\" where lower(title) = 'x' | (lower(title))",
                "select * from recent where \"Kind Of\" = 'k200' | where state = 'open'",
                "select * from \"Big Shop\".\"Things\" where gone is null order by at desc limit 5 | gone",
                "select * from logs where tenant = 7 order by at desc limit 5 | (tenant, at DESC)",
                "delete from logs where tenant = 7 and at < '2025-01-02' | (tenant",
                "merge into logs l using (values (7)) v(t) on l.tenant = v.t when matched then delete | (tenant)",
                "with x as (select * from logs where tenant = 9) select * from x union all select * from logs where id = 3 | (id)",
            })
    void each_is_proposed_where_it_is_needed(String sql, String part) {
        IndexAdvice advice =
                new IndexAdvisor(SharedCluster.lab())
                        .advise(TARGET, AdviceQuestion.of(Workload.of(sql)));

        assertThat(advice.proposed())
                .as("%s %s", advice.says(), advice.rejected())
                .extracting(ProposedIndex::statement)
                .anyMatch(statement -> statement.contains(part));
        assertThat(advice.queries().getFirst().costAfter())
                .isLessThan(advice.queries().getFirst().costBefore());
    }
}
