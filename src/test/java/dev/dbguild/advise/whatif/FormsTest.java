package dev.dbguild.advise.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Problem;
import dev.dbguild.advise.whatif.WhatIfAnswer.QueryEffect;
import dev.dbguild.advise.whatif.WhatIfAnswer.Verdict;
import dev.dbguild.engine.Target;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.plan.Plan;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tables in another form on a twin, held against tables really made so.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FormsTest {
    private static final List<String> QUERIES =
            List.of(
                    "select * from visits where seen_at >= '2024-03-01' and seen_at < '2024-03-08'",
                    "select count(*) from visits where seen_at > '2025-04-20' and kind = 'rare'",
                    "select * from visits where id = 77",
                    "select * from visits where visitor_id = 42",
                    "select kind, count(*) from visits group by kind",
                    "select count(*) from visits where kind = 'rare'",
                    "select count(*) from busy",
                    "select v.name, count(*) from visits s join visitors v on v.id = s.visitor_id where v.name = 'v7' group by 1");

    private Target target;

    @BeforeAll
    void make() {
        target =
                SharedCluster.freshTarget(
                        """
                        create table visitors (id int primary key, name text not null);
                        create table visits (id int primary key, visitor_id int not null references visitors,
                            kind text not null, note text, seen_at timestamptz not null, hits int not null);
                        create table details (visit_id int not null references visits, text text);
                        create view busy as select * from visits where hits > 90;
                        insert into visitors select g, 'v' || g from generate_series(1, 4000) g;
                        insert into visits select g, 1 + (g::bigint * 7919) % 4000,
                            case when g % 40 = 0 then 'rare' when g % 3 = 0 then 'some' else 'usual' end,
                            case when g % 4 = 0 then repeat('x', g % 60) end,
                            timestamptz '2024-01-01' + g * interval '6 minutes', g % 100 from generate_series(1, 120000) g;
                        create index visits_visitor on visits (visitor_id, seen_at);
                        """,
                        "vacuum analyze");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table visits partition by range (seen_at) partitions 6 | range (seen_at) | 5",
                "partition visits by list (kind) | list (kind) | 15", // rare rows are longer, which
                // no statistic tells
                "alter table public.visits partition by hash (visitor_id) partitions 4 | hash (visitor_id) | 5",
            })
    void a_partitioned_table_plans_as_one_that_is_really_partitioned(
            String change, String by, int percent) throws SQLException {
        WhatIfAnswer answer = ask(change);

        String key = by.replaceAll(".*\\((.*)\\)", "$1");
        try (Session real = new Session(SharedCluster.get().connect(copy()))) {
            real.run("alter table visits rename to old");
            real.run("drop view busy");
            real.run("create table visits (like old including defaults) partition by " + by);
            bounds(change).forEach(real::run);
            real.run("insert into visits select * from old");
            real.run("alter table old rename constraint visits_pkey to old_pkey");
            real.run("alter table visits add constraint visits_pkey primary key (id, " + key + ")");
            real.run("create index on visits (visitor_id, seen_at)");
            real.run("create view busy as select * from visits where hits > 90");
            real.run("vacuum analyze visits");
            near(answer, real, percent);
        }
        assertThat(answer.changes().getFirst().notes())
                .anyMatch(note -> note.contains("becomes (id, " + key + ")"))
                .anyMatch(note -> note.contains("details_visit_id_fkey"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table visits alter column hits type bigint",
                "alter table visits alter column id type bigint",
                "alter table visits alter column hits type numeric",
                "alter table visits alter column kind type varchar(20)",
            })
    void a_column_of_another_type_costs_what_it_costs_when_it_is_altered(String change)
            throws SQLException {
        WhatIfAnswer answer = ask(change);

        try (Session real = new Session(SharedCluster.get().connect(copy()))) {
            real.run("drop view busy");
            real.run(change);
            real.run("create view busy as select * from visits where hits > 90");
            real.run("vacuum analyze visits");
            near(answer, real, 8); // how rows of texts and nulls are padded, averages do not tell
        }
    }

    @Test
    void a_query_that_no_longer_fits_the_type_is_told_as_broken() {
        WhatIfAnswer answer = ask("alter table visits alter column visitor_id type uuid");

        assertThat(answer.queries())
                .filteredOn(query -> query.verdict() == Verdict.BROKEN)
                .flatExtracting(QueryEffect::because)
                .contains("operator does not exist: uuid = integer");
        assertThat(answer.changes().getFirst().notes())
                .anyMatch(note ->
                        note.contains("cannot stay") && note.contains("visits_visitor_id_fkey"));
    }

    @Test
    void indexes_go_together_with_partitions() {
        WhatIfAnswer answer =
                ask(
                        "partition visits by range (seen_at)",
                        "create index on visits (kind, seen_at)",
                        "drop index visits_visitor");

        assertThat(answer.alone()).hasSize(3);
        assertThat(answer.queries().get(1).planAfter()).contains("visits_p");
        assertThat(answer.queries().get(3).verdict()).isEqualTo(Verdict.WORSE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "partition nothing by range (id) | there is no table 'nothing'",
                "partition visits by range (nothing) | 'visits' has no column 'nothing'",
                "partition busy by range (id) | 'busy' is partitioned, a partition, or no table",
                "partition visits by list (id) | no value of 'id' is common enough for a list",
                "alter table visits alter column id type nonsense | type \"nonsense\" does not exist",
            })
    void what_cannot_be_formed_is_said_by_name(String change, String says) {
        assertThatThrownBy(() -> ask(change)).isInstanceOf(Problem.class).hasMessage(says);
    }

    /// The statements that make the partitions as the twin has them.
    private List<String> bounds(String change) {
        List<Change> changes = ReadChanges.of(List.of(change));
        try (Grounds grounds = new Grounds(SharedCluster.lab(), target, changes)) {
            return grounds.with(Set.copyOf(changes))
                    .session()
                    .texts(
                            "select format('create table %s partition of visits %s', oid::regclass, pg_get_expr(relpartbound, oid))"
                                    + " from pg_class where relispartition and relkind = 'r'");
        }
    }

    private String copy() throws SQLException {
        String copy = SharedCluster.freshDatabase() + "_forms";
        String database = target.url().substring(target.url().lastIndexOf('/') + 1);
        try (Session admin = new Session(SharedCluster.get().connect("postgres"))) {
            admin.texts(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = ?",
                    database);
            admin.run("create database " + copy + " template " + database);
        }
        dev.dbguild.engine.Engines.close();
        return copy;
    }

    private WhatIfAnswer ask(String... changes) {
        List<AskedQuery> asked =
                IntStream.range(0, QUERIES.size())
                        .mapToObj(i -> AskedQuery.of("Q" + (i + 1), null, QUERIES.get(i), 1))
                        .toList();
        return new WhatIf(SharedCluster.lab())
                .answer(target, new WhatIfQuestion(List.of(changes), asked, List.of(), true));
    }

    private static void near(WhatIfAnswer answer, Session real, double percent) {
        SoftAssertions soft = new SoftAssertions();
        for (int i = 0; i < QUERIES.size(); i++) {
            Plan plan = real.plan(QUERIES.get(i));
            QueryEffect effect = answer.queries().get(i);
            String then = effect.planAfter() == null ? effect.planBefore() : effect.planAfter();
            soft.assertThat(effect.costAfter())
                    .as(QUERIES.get(i) + "\n" + then + "\n" + dev.dbguild.plan.PlanText.of(plan))
                    .isCloseTo(plan.cost(), Percentage.withPercentage(percent));
        }
        soft.assertAll();
    }
}
