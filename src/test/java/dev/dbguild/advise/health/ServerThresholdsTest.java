package dev.dbguild.advise.health;

import dev.dbguild.engine.CountsCheckpoints;
import dev.dbguild.engine.CountsCheckpoints.Checkpoints;
import dev.dbguild.engine.CountsTransactions;
import dev.dbguild.engine.CountsTransactions.Transactions;
import dev.dbguild.engine.ListsActivity;
import dev.dbguild.engine.ListsActivity.Activity;
import dev.dbguild.engine.ListsReplication;
import dev.dbguild.engine.ListsReplication.Archiver;
import dev.dbguild.engine.ListsReplication.Replication;
import dev.dbguild.engine.ListsReplication.Slot;
import dev.dbguild.engine.MeasuresWraparound;
import dev.dbguild.engine.MeasuresWraparound.Holder;
import dev.dbguild.engine.MeasuresWraparound.TableAge;
import dev.dbguild.engine.MeasuresWraparound.Wraparound;
import dev.dbguild.engine.ReadsSettings;
import dev.dbguild.engine.ReadsSettings.Setting;
import dev.dbguild.finding.Severity;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/// Checks of replication, counters, ages and settings, on figures just below and just above each threshold.
class ServerThresholdsTest {
    @ParameterizedTest
    @CsvSource({
        "15, -1, false, ",
        "16, -1, false, WARNING",
        "1024, -1, false, ERROR",
        "30, 100, false, WARNING",
        "60, 100, false, ERROR",
        "60, -1, true, ",
        "70, 100, true, ",
        "85, 100, true, WARNING",
        "11000, -1, true, WARNING",
    })
    void a_slot_is_judged_by_what_it_keeps_and_what_it_may_keep(
            long kept, long limit, boolean active, @Nullable Severity severity) {
        Slot slot = new Slot("export", "logical", active, kept << 20, null, null);
        Replication replication =
                new Replication(
                        false,
                        List.of(),
                        List.of(slot),
                        null,
                        limit < 0 ? null : limit << 20,
                        null);

        HealthThresholdsTest.assertRated(
                new RetainedLog().check(SaysThat.facts(ListsReplication.class, at -> replication)),
                severity);
    }

    @ParameterizedTest
    @CsvSource({"4, ", "6, WARNING", "90, ERROR"})
    void a_standby_is_asked_how_far_it_is_itself(double delay, @Nullable Severity severity) {
        Replication replication = new Replication(true, List.of(), List.of(), delay, null, null);

        HealthThresholdsTest.assertRated(
                new ReplicationLag()
                        .check(SaysThat.facts(ListsReplication.class, at -> replication)),
                severity);
    }

    @ParameterizedTest
    @CsvSource({", ", "000000010000000000000007, ERROR"})
    void archiving_is_judged_by_its_last_attempt(
            @Nullable String failed, @Nullable Severity severity) {
        Replication replication =
                new Replication(
                        false, List.of(), List.of(), null, null, new Archiver(900, 3, failed));

        HealthThresholdsTest.assertRated(
                new ArchivingFails()
                        .check(SaysThat.facts(ListsReplication.class, at -> replication)),
                severity);
    }

    @ParameterizedTest
    @CsvSource({
        "deadlocks, 0, 100, 0, 0, ",
        "deadlocks, 9, 1000000, 0, 0, ",
        "deadlocks, 1, 1000, 0, 0, INFO",
        "deadlocks, 40, 1000000, 0, 0, WARNING",
        "many-rollbacks, 0, 900, 99, 0, ",
        "many-rollbacks, 0, 96000, 4000, 0, ",
        "many-rollbacks, 0, 94000, 6000, 0, WARNING",
        "many-rollbacks, 0, 7000, 3000, 0, ERROR",
        "temp-files-spilled, 0, 1000, 0, 99, ",
        "temp-files-spilled, 0, 1000, 0, 200, WARNING",
        "temp-files-spilled, 0, 900000, 0, 200, ",
    })
    void counted_faults_are_judged_by_their_share(ArgumentsAccessor row) {
        long spills = number(row, 4);
        Transactions counted =
                new Transactions(
                        null,
                        number(row, 2),
                        number(row, 3),
                        number(row, 1),
                        spills / 10,
                        spills << 20,
                        0L);
        HealthFacts facts = SaysThat.facts(CountsTransactions.class, at -> counted);

        HealthThresholdsTest.assertRated(
                Stream.of(
                                new Deadlock(),
                                new RollbackShare(),
                                new TempFileSpill(),
                                new ChecksumFailure())
                        .filter(check -> check.card().id().equals(text(row, 0)))
                        .flatMap(check -> check.check(facts).stream())
                        .toList(),
                row.get(5, Severity.class));
    }

    @ParameterizedTest
    @CsvSource({"100, 109, ", "100, 110, WARNING", "100, 200, ERROR"})
    void a_table_is_overdue_by_its_own_limit(long limit, long age, @Nullable Severity severity) {
        TableAge table = new TableAge("public", "orders", true, age, limit, 0, 400);
        Wraparound wraparound =
                new Wraparound(age, 200_000_000, 5, 400_000_000, List.of(table), List.of());

        HealthThresholdsTest.assertRated(
                new FreezeOverdue()
                        .check(SaysThat.facts(MeasuresWraparound.class, at -> wraparound)),
                severity);
    }

    @ParameterizedTest
    @CsvSource({"900000, ", "1000000, WARNING", "200000000, ERROR"})
    void who_holds_vacuum_back_is_told_once_for_all_who_came_later(
            long age, @Nullable Severity severity) {
        Wraparound wraparound =
                new Wraparound(
                        5,
                        200_000_000,
                        5,
                        400_000_000,
                        List.of(),
                        List.of(new Holder("session", "7", age), new Holder("session", "8", age)));
        Activity activity = new Activity(100, 3, 2, false, List.of(), List.of(), List.of());
        HealthFacts facts =
                SaysThat.facts(
                        MeasuresWraparound.class,
                        at -> wraparound,
                        ListsActivity.class,
                        at -> activity);

        HealthThresholdsTest.assertRated(new VacuumHeldBack().check(facts), severity);
    }

    @ParameterizedTest
    @CsvSource({"9, 0, ", "10, 10, ", "11, 10, WARNING", "300, 9000, "})
    void checkpoints_are_judged_by_what_calls_for_them(
            long requested, long timed, @Nullable Severity severity) {
        Checkpoints counted = new Checkpoints(timed, requested, null);
        HealthFacts facts =
                SaysThat.facts(
                        CountsCheckpoints.class,
                        at -> counted,
                        ReadsSettings.class,
                        at -> List.of());

        HealthThresholdsTest.assertRated(new FrequentCheckpoints().check(facts), severity);
    }

    @ParameterizedTest
    @CsvSource({
        "shared_buffers, 128MB, default, , WARNING",
        "shared_buffers, 256MB, configuration file, , ",
        "random_page_cost, 0.5, configuration file, seq_page_cost, WARNING",
        "random_page_cost, 1, configuration file, seq_page_cost, ",
        "work_mem, 512kB, configuration file, , WARNING",
        "work_mem, 4MB, default, , ",
        "max_connections, 500, configuration file, , ",
        "max_connections, 501, configuration file, , WARNING",
    })
    void settings_are_judged_beside_each_other(ArgumentsAccessor row) {
        String value = text(row, 1);
        String beside = Objects.requireNonNullElse(row.getString(3), "none");
        List<Setting> settings =
                Stream.of(
                                new Setting(
                                        text(row, 0),
                                        value,
                                        null,
                                        value,
                                        text(row, 2),
                                        "reload",
                                        false),
                                new Setting(beside, "1", null, "1", "default", "reload", false))
                        .toList();
        HealthFacts facts = SaysThat.facts(ReadsSettings.class, at -> settings);

        HealthThresholdsTest.assertRated(
                new UnfitSetting().check(facts), row.get(4, Severity.class));
    }

    private static long number(ArgumentsAccessor row, int at) {
        return Objects.requireNonNull(row.getLong(at));
    }

    private static String text(ArgumentsAccessor row, int at) {
        return Objects.requireNonNull(row.getString(at));
    }
}
