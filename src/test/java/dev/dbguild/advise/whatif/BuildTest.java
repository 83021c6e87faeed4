package dev.dbguild.advise.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.advise.whatif.WhatIfAnswer.Basis;
import dev.dbguild.advise.whatif.WhatIfAnswer.ChangeEffect;
import dev.dbguild.advise.whatif.WhatIfAnswer.QueryEffect;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Proof;
import dev.dbguild.lab.SharedCluster;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Changes really made on rows copied into the lab.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BuildTest {
    private static final long ROOM = 64L << 20;
    private static final String BY_OWNER = "select count(*) from \"Things\" where owner = 77";
    private static final String CORRELATED =
            "select * from \"Things\" where make = 'm3' and model = 'm3-2'";

    private Target target;

    @BeforeAll
    void make() {
        target =
                SharedCluster.freshTarget(
                        """
                        create table owners (id int primary key);
                        create table "Things" (id int generated always as identity primary key, owner int references owners,
                            make text, model text, twice int generated always as (id * 2) stored);
                        create table log (day date not null, line text) partition by range (day);
                        create table log_1 partition of log for values from ('2025-01-01') to ('2025-02-01');
                        create table log_2 partition of log for values from ('2025-02-01') to ('2025-03-01');
                        create function told() returns trigger language plpgsql as $$ begin raise 'fired'; end $$;
                        insert into owners select g from generate_series(1, 1000) g;
                        insert into "Things" (owner, make, model)
                            select 1 + g % 1000, 'm' || g % 20, 'm' || g % 20 || '-' || g % 60 / 20 from generate_series(1, 60000) g;
                        insert into log select date '2025-01-01' + g % 59, 'line ' || g from generate_series(1, 3000) g;
                        create trigger t before insert on "Things" execute function told();
                        """,
                        "vacuum analyze");
    }

    @Test
    void an_index_is_built_and_the_query_timed() {
        WhatIfAnswer answer =
                ask(ROOM, "create index concurrently on \"Things\" (owner)", BY_OWNER);

        ChangeEffect change = answer.changes().getFirst();
        QueryEffect query = answer.queries().getFirst();
        assertThat(answer.basis()).isEqualTo(Basis.COPY);
        assertThat(answer.proof()).isEqualTo(Proof.OBSERVED);
        assertThat(change.buildMs()).isPositive();
        assertThat(change.bytes()).isBetween(300_000L, 1_500_000L);
        assertThat(query.msAfter()).isPositive().isLessThan(query.msBefore());
        assertThat(query.planAfter()).contains("Things_owner_idx");
    }

    @Test
    void extended_statistics_are_really_gathered() {
        WhatIfAnswer answer =
                ask(
                        ROOM,
                        "create statistics pair (dependencies) on make, model from \"Things\"",
                        CORRELATED);

        assertThat(rows(answer.queries().getFirst().planBefore())).isLessThan(200);
        assertThat(rows(answer.queries().getFirst().planAfter())).isCloseTo(1000, within(200.0));
        assertThat(answer.changes().getFirst().notes()).isEmpty();
    }

    @Test
    void all_parts_of_a_partitioned_table_are_copied() {
        WhatIfAnswer answer =
                ask(
                        ROOM,
                        "create index on log (line)",
                        "select * from log where line = 'line 7' and day < '2025-02-01'");

        assertThat(answer.queries().getFirst().planAfter()).contains("log_1_line_idx");
    }

    @Test
    void what_the_rows_forbid_is_told() {
        assertThatThrownBy(() -> ask(ROOM, "create unique index on \"Things\" (owner)", BY_OWNER))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("could not create unique index");
    }

    @Test
    void more_rows_than_may_be_copied_are_refused_by_name() {
        assertThatThrownBy(() -> ask(1 << 20, "set work_mem = '1MB'", BY_OWNER))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(Code.TOO_LARGE))
                .hasMessageContaining("Things");
    }

    @Test
    void a_query_that_changes_rows_or_has_open_parameters_is_not_run() {
        WhatIfAnswer answer =
                ask(
                        ROOM,
                        "create index on \"Things\" (owner)",
                        "delete from \"Things\" where owner = 3",
                        "select * from \"Things\" where owner = $1");

        assertThat(answer.queries()).extracting(QueryEffect::msAfter).containsOnlyNulls();
        assertThat(answer.queries()).extracting(QueryEffect::planAfter).doesNotContainNull();
    }

    @Test
    void partitions_are_not_built() {
        assertThatThrownBy(() -> ask(ROOM, "partition \"Things\" by hash (owner)", BY_OWNER))
                .hasMessageContaining("partitions are planned, not built");
    }

    private WhatIfAnswer ask(long most, String change, String... queries) {
        List<AskedQuery> asked =
                java.util.stream.Stream.of(queries)
                        .map(sql -> AskedQuery.of("Q", null, sql, 1))
                        .toList();
        return new WhatIf(SharedCluster.lab())
                .answer(
                        target,
                        new WhatIfQuestion(
                                List.of(change), asked, List.of(), false, most, () -> false));
    }

    private static double rows(@Nullable String plan) {
        return Double.parseDouble(String.valueOf(plan).replaceFirst("(?s).*?rows=(\\d+).*", "$1"));
    }
}
