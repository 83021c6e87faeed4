package dev.dbguild.advise.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dbguild.Problem;
import dev.dbguild.engine.ListsActivity;
import dev.dbguild.engine.ListsActivity.Activity;
import dev.dbguild.engine.ListsActivity.Session;
import dev.dbguild.engine.ListsLocks;
import dev.dbguild.engine.ListsLocks.Locks;
import dev.dbguild.engine.ListsLocks.Participant;
import dev.dbguild.engine.ListsReplication;
import dev.dbguild.engine.ListsReplication.Replication;
import dev.dbguild.engine.ListsReplication.Slot;
import dev.dbguild.engine.ListsReplication.Standby;
import dev.dbguild.engine.ListsSlowQueries;
import dev.dbguild.engine.ListsSlowQueries.SlowQueries;
import dev.dbguild.engine.ListsSlowQueries.SlowQuery;
import dev.dbguild.engine.MeasuresCache;
import dev.dbguild.engine.MeasuresCache.Cache;
import dev.dbguild.engine.MeasuresWraparound;
import dev.dbguild.engine.MeasuresWraparound.Wraparound;
import dev.dbguild.engine.ReadsSettings;
import dev.dbguild.engine.ReadsSettings.Setting;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Severity;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Checks of passing states, on figures just below and just above each threshold.
class HealthThresholdsTest {

    @ParameterizedTest
    @CsvSource({"48, ", "49, WARNING", "77, WARNING", "78, ERROR"})
    void connections_are_rated_against_what_the_server_allows(
            int used, @Nullable Severity severity) {
        Activity activity = new Activity(100, 3, used, false, List.of(), List.of(), List.of());

        assertRated(
                new ConnectionUsage().check(SaysThat.facts(ListsActivity.class, at -> activity)),
                severity);
    }

    @ParameterizedTest
    @CsvSource({
        "active, 100, 100, ",
        "idle in transaction, 59, 59, ",
        "idle in transaction, 61, 61, WARNING",
        "idle in transaction, 700, 601, ERROR",
        "active, 899, 5, ",
        "active, 901, 5, WARNING",
        "idle, , 90000, ",
    })
    void a_transaction_that_stays_open_is_told(
            String state, @Nullable Double open, double since, @Nullable Severity severity) {
        Session session =
                new Session(
                        7, "shop", "app", null, null, state, null, open, since, null, "select 1");
        Activity activity = new Activity(100, 3, 5, false, List.of(session), List.of(), List.of());

        HealthFacts facts = SaysThat.facts(ListsActivity.class, at -> activity);
        assertRated(
                Stream.of(new IdleInTransaction(), new LongTransaction(), new LongQuery())
                        .flatMap(check -> check.check(facts).stream())
                        .toList(),
                severity);
    }

    @ParameterizedTest
    @CsvSource({"0.05, ", "0.2, WARNING", "6, ERROR"})
    void waiting_sessions_are_told_once_under_the_one_at_the_root(
            double seconds, @Nullable Severity severity) {
        Locks locks =
                new Locks(
                        List.of(),
                        List.of(waiter(3, seconds, 2), waiter(2, seconds, 1), waiter(1, 0)),
                        List.of());

        List<Finding> findings =
                new BlockedSession().check(SaysThat.facts(ListsLocks.class, at -> locks));

        assertRated(findings, severity);
        assertThat(findings).allMatch(finding -> finding.subject().equals("session 1"));
    }

    private static Participant waiter(int pid, double seconds, Integer... blockers) {
        return new Participant(
                pid,
                List.of(blockers),
                "app",
                null,
                "active",
                "ShareLock",
                "orders",
                seconds,
                9.0,
                "update orders");
    }

    @ParameterizedTest
    @CsvSource({"96, 200000, ", "95, 200000, WARNING", "84, 200000, ERROR", "10, 50000, "})
    void the_cache_is_rated_when_there_was_enough_traffic(
            long percent, long blocks, @Nullable Severity severity) {
        long hits = blocks * percent / 100;
        Cache cache = new Cache(null, 1 << 27, hits, blocks - hits, 0, 0, List.of());

        assertRated(
                new CacheHit().check(SaysThat.facts(MeasuresCache.class, at -> cache)), severity);
    }

    @ParameterizedTest
    @CsvSource({"200000000, ", "900000000, WARNING", "1700000000, ERROR"})
    void transaction_numbers_are_told_before_they_run_out(long age, @Nullable Severity severity) {
        Wraparound wraparound =
                new Wraparound(age, 200_000_000, 5, 400_000_000, List.of(), List.of());

        assertRated(
                new TransactionAge()
                        .check(SaysThat.facts(MeasuresWraparound.class, at -> wraparound)),
                severity);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 900, 50 select 1, ",
        "100, 49, 50 select 1, ",
        "100, 60, 50 select 1, WARNING",
        "100, 201, 50 select 1, ERROR",
        "100, 201, 0.5 select 1, ",
        "100, 900, 50 refresh materialized view x, ",
    })
    void a_statement_is_slow_by_its_mean_if_it_counts(
            long calls, double meanMs, String shareAndSql, @Nullable Severity severity) {
        double share = Double.parseDouble(shareAndSql.split(" ", 2)[0]);
        String sql = shareAndSql.split(" ", 2)[1];
        SlowQuery query =
                new SlowQuery(
                        "1", sql, calls, meanMs, meanMs * 2, meanMs * calls, share, calls, null, 0);
        SlowQueries slow = new SlowQueries(true, null, null, 1, 1, List.of(query));

        assertRated(
                new SlowStatement()
                        .check(SaysThat.facts(ListsSlowQueries.class, (at, limit) -> slow)),
                severity);
    }

    @Test
    void statements_that_nobody_counts_cannot_be_checked() {
        SlowQueries none =
                new SlowQueries(false, "the extension is missing", null, 0, 0, List.of());
        HealthFacts facts = SaysThat.facts(ListsSlowQueries.class, (at, limit) -> none);

        assertThatThrownBy(() -> new SlowStatement().check(facts))
                .isInstanceOf(Problem.class)
                .hasMessage("the extension is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on, default, ",
        "fsync, off, configuration file, ERROR",
        "autovacuum, off, configuration file, ERROR",
        "enable_seqscan, off, configuration file, WARNING",
        "enable_seqscan, off, session, ",
        "enable_partitionwise_join, off, default, ",
        "synchronous_commit, off, configuration file, ",
    })
    void a_setting_that_loses_data_or_misleads_the_planner_is_told(
            String name, String value, String source, @Nullable Severity severity) {
        Setting setting = new Setting(name, value, null, value, source, "reload", false);

        assertRated(
                new RiskySetting()
                        .check(SaysThat.facts(ReadsSettings.class, at -> List.of(setting))),
                severity);
    }

    @ParameterizedTest
    @CsvSource({
        "4, true, 0, ",
        "6, true, 0, WARNING",
        "61, true, 0, ERROR",
        "0, false, 1, ",
        "0, false, 2000, ERROR"
    })
    void a_late_standby_and_a_slot_without_reader_are_told(
            double lag, boolean active, long megabytes, @Nullable Severity severity) {
        Replication replication =
                new Replication(
                        false,
                        List.of(new Standby("west", "streaming", lag, null)),
                        List.of(new Slot("export", "logical", active, megabytes << 20, null, null)),
                        null,
                        null,
                        null);

        HealthFacts facts = SaysThat.facts(ListsReplication.class, at -> replication);
        assertRated(
                Stream.of(new ReplicationLag(), new RetainedLog())
                        .flatMap(check -> check.check(facts).stream())
                        .toList(),
                severity);
    }

    @Test
    void a_score_falls_by_check_and_not_by_the_number_of_its_findings() {
        HealthCard card = new HealthCard("some-check", "a", "b", "c", "d");
        List<Finding> hundred =
                IntStream.range(0, 100)
                        .mapToObj(i ->
                                card.declared("t" + i)
                                        .warning("m", new dev.dbguild.finding.Remedy("r", null)))
                        .toList();

        assertThat(HealthScore.of(List.of())).isEqualTo(100);
        assertThat(HealthScore.of(hundred.subList(0, 1))).isEqualTo(94);
        assertThat(HealthScore.of(hundred)).isEqualTo(88);
    }

    static void assertRated(List<Finding> findings, @Nullable Severity severity) {
        assertThat(findings)
                .extracting(Finding::severity)
                .containsExactlyElementsOf(severity == null ? List.of() : List.of(severity));
    }
}
