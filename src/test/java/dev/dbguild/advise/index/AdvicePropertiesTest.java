package dev.dbguild.advise.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.advise.index.IndexAdvice.AdvisedQuery;
import dev.dbguild.advise.index.IndexAdvice.ProposedIndex;
import dev.dbguild.engine.Target;
import dev.dbguild.lab.SharedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for advice on any schema and workload; both are made from a seed.
class AdvicePropertiesTest {
    private final IndexAdvisor advisor = new IndexAdvisor(SharedCluster.lab());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void advice_harms_no_query_is_the_same_again_and_keeps_its_budget(long seed) {
        Random random = new Random(seed);
        Target target = SharedCluster.freshTarget(schema(random), "analyze");
        Workload workload = Workload.read(String.join(";\n", queries(random)));

        IndexAdvice advice = advisor.advise(target, AdviceQuestion.of(workload));

        assertThat(advice.skipped()).isEmpty();
        assertThat(advice.queries()).allMatch(AdvicePropertiesTest::noDearer);
        assertThat(advisor.advise(target, AdviceQuestion.of(workload))).isEqualTo(advice);
        for (ProposedIndex one : advice.proposed()) {
            assertThat(advice.proposed()).noneMatch(other -> one != other && begins(other, one));
            assertThat(one.keys()).isNotEqualTo(List.of("id"));
        }
        long budget = bytes(advice) / 2;
        IndexAdvice thrifty =
                advisor.advise(target, new AdviceQuestion(workload, budget, List.of(), List.of()));
        assertThat(bytes(thrifty)).isLessThanOrEqualTo(budget);
        assertThat(thrifty.queries()).allMatch(AdvicePropertiesTest::noDearer);
    }

    private static boolean noDearer(AdvisedQuery query) {
        return query.costAfter() <= query.costBefore();
    }

    private static boolean begins(ProposedIndex longer, ProposedIndex shorter) {
        boolean plain =
                !(longer.statement() + shorter.statement()).matches(".* (where|include) .*");
        return plain
                && longer.table().equals(shorter.table())
                && longer.keys().size() >= shorter.keys().size()
                && longer.keys().subList(0, shorter.keys().size()).equals(shorter.keys());
    }

    private static long bytes(IndexAdvice advice) {
        return advice.proposed().stream().mapToLong(ProposedIndex::bytes).sum();
    }

    private static String schema(Random random) {
        StringBuilder sql = new StringBuilder();
        for (int table = 0; table < 3; table++) {
            sql.append(
                    """
                    create table t%1$d (id int primary key, a int, b int, c text, "D e" int, at timestamptz, ok boolean);
                    insert into t%1$d select i, i %% %2$d, (i * 7919) %% %3$d, 'c' || i %% %4$d, i %% 11,
                        timestamptz '2025-01-01' + i * interval '1 minute', i %% 50 = 0 from generate_series(1, %5$d) i;
                    """
                            .formatted(
                                    table,
                                    2 + random.nextInt(3000),
                                    2 + random.nextInt(3000),
                                    2 + random.nextInt(500),
                                    5000 + random.nextInt(20_000)));
        }
        return sql.toString();
    }

    private static List<String> queries(Random random) {
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String table = "t" + random.nextInt(3);
            String other = "t" + random.nextInt(3);
            queries.add(
                    switch (random.nextInt(7)) {
                        case 0 ->
                                "select * from " + table + " where a = 5 order by at desc limit 5";
                        case 1 -> "select id from " + table + " where b = 7 and \"D e\" > 9";
                        case 2 -> "select count(*) from " + table + " where ok and a < 3";
                        case 3 ->
                                "select x.c, count(*) from %s x join %s y on y.a = x.id where x.b = 3 group by 1"
                                        .formatted(table, other);
                        case 4 -> "update " + table + " set a = a + 1 where c = 'c7'";
                        case 5 -> "delete from " + table + " where b = 11 and a = 2";
                        default -> "select max(at) from " + table + " where c like 'c4%'";
                    });
        }
        return queries;
    }
}
