package dev.dbguild.advise.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.lab.SharedCluster;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An examination of a large schema, and of one that somebody has locked.
class HealthUnderStrainTest {
    private static final String MANY_TABLES =
            """
            do $$ begin
                create table t0 (id bigint generated always as identity primary key);
                for i in 1..500 loop
                    execute format('create table t%s (id bigint generated always as identity primary key, parent_id bigint'
                        || ' references t%s, code text unique, words text, at timestamptz default now(), amount numeric(10,2))',
                        i, i - 1);
                    execute format('create index on t%s (parent_id)', i);
                    execute format('create index on t%s (at, amount)', i);
                    if i %% 50 = 0 then commit; end if;
                end loop;
            end $$
            """
                    .replace("%%", "%");

    /// Less than one second on two idle cores; other tests may be at work.
    @Test
    void five_hundred_tables_are_examined_in_a_moment() {
        Target target = SharedCluster.freshTarget(MANY_TABLES, "vacuum (analyze)");
        List<Duration> times = new ArrayList<>();

        HealthReport report = timed(target, times);
        timed(target, times);
        timed(target, times);

        Duration took = Collections.min(times);
        System.out.printf(
                "health: %d checks of 501 tables and 2,000 indexes in %d ms%n",
                report.checks().size(), took.toMillis());
        assertThat(took).isLessThan(Duration.ofSeconds(4));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void a_table_that_a_session_has_to_itself_is_left_out_and_hides_nothing_else()
            throws Exception {
        Target target =
                SharedCluster.freshTarget(
                        """
                        create table shut (id bigint primary key, flag boolean default 1 + 1 = 2, check (id > 0));
                        create view shown as select id from shut;
                        create table journal (words text);
                        create table users (id bigint primary key, email text);
                        create index users_email on users (email);
                        create index users_email_again on users (email);
                        """);
        try (Connection holder = connection(target);
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table shut in access exclusive mode");
            Instant start = Instant.now();

            HealthReport report = HealthExam.of(target);

            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(report.leftOut()).containsExactly("shut");
            assertThat(report.findings())
                    .extracting(Finding::subject)
                    .containsExactlyInAnyOrder("journal", "users_email_again");
            assertThat(report.notChecked())
                    .extracting(HealthReport.Checked::id)
                    .containsExactly("slow-statement");
        }
    }

    @Test
    void an_examination_does_not_count_as_rolled_back_transactions() throws Exception {
        Target target = SharedCluster.freshTarget("create table users (id bigint primary key)");
        long before = rollbacks(target);

        HealthExam.of(target);

        assertThat(rollbacks(target) - before).isZero();
    }

    private static long rollbacks(Target target) throws SQLException {
        Engines.of(target).close();
        try (Connection connection = connection(target);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select xact_rollback from pg_stat_database where datname = current_database()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static HealthReport timed(Target target, List<Duration> times) {
        Instant start = Instant.now();
        HealthReport report = HealthExam.of(target);
        times.add(Duration.between(start, Instant.now()));
        return report;
    }

    private static Connection connection(Target target) throws SQLException {
        return SharedCluster.get()
                .connect(target.url().substring(target.url().lastIndexOf('/') + 1));
    }
}
