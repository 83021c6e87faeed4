package dev.dbguild.advise.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every fault is made on a real server, found by its check at its subject, and gone once its remedy has run.
class SeededFaultsTest {
    private static final HealthLimits LIMITS =
            new HealthLimits(
                    Duration.ofMillis(200),
                    Duration.ofMillis(300),
                    Duration.ofMillis(200),
                    Duration.ofMillis(100),
                    500);

    private static SickServer server;
    private static String before;
    private static String after;
    private static HealthReport report;
    private static List<String> failed;
    private static HealthReport mended;

    @BeforeAll
    static void examineAndMend() {
        server = new SickServer();
        String next = "select pg_snapshot_xmax(pg_current_snapshot())";
        before = server.ask(next);
        report = HealthExam.of(server.target(), LIMITS);
        after = server.ask(next);
        failed = server.mend(report.findings());
        mended = HealthExam.of(server.target(), LIMITS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<String[]> faults() {
        return SickServer.faults();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void a_fault_of_an_object_is_found_and_what_looks_like_it_is_not(String rule, String subject) {
        Set<String> expected =
                SickServer.faults()
                        .filter(fault -> fault[0].equals(rule))
                        .map(fault -> fault[1])
                        .collect(Collectors.toCollection(TreeSet::new));

        Set<String> found = subjects(rule);

        assertThat(found).contains(subject);
        if (!rule.equals("risky-setting")) {
            assertThat(found).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "archiving-fails, archiver",
        "checkpoints-requested, checkpoints",
        "checksum-failures, data pages",
        "connections-run-out, max_connections",
        "connections-run-out, role careful",
        "deadlocks, deadlocks",
        "invalid-index, users_broken",
        "low-cache-hit-ratio, cache",
        "many-rollbacks, rollbacks",
        "prepared-transaction-left, forgotten",
        "risky-setting, full_page_writes",
        "slot-lost, slot lost",
        "slot-retains-log, slot forgotten",
        "temp-files-spilled, work_mem",
        "unfit-setting, random_page_cost",
        "vacuum-held-back, prepared transaction forgotten",
    })
    void a_fault_of_the_server_is_found(String rule, String subject) {
        assertThat(subjects(rule)).contains(subject);
    }

    @ParameterizedTest
    @CsvSource({
        "blocked-sessions, root",
        "idle-in-transaction, root",
        "idle-in-transaction, old reader",
        "long-query, long query",
        "long-transaction, upkeep",
        "vacuum-held-back, old reader",
    })
    void a_fault_of_a_session_is_found(String rule, String session) {
        assertThat(subjects(rule)).contains("session " + server.pids.get(session));
    }

    @Test
    void a_session_that_is_idle_outside_a_transaction_is_no_fault() {
        assertThat(report.findings())
                .filteredOn(finding -> finding.rule().matches("idle.*|long.*|blocked.*"))
                .extracting(Finding::subject)
                .doesNotContain(
                        "session " + server.pids.get("idle 0"),
                        "session " + server.pids.get("sleeper"));
    }

    @Test
    void blocked_sessions_stand_in_one_tree_below_who_is_to_end() {
        List<Finding> blocked = of(report, "blocked-sessions").toList();

        assertThat(blocked).hasSize(1);
        assertThat(blocked.getFirst().message())
                .contains("3 sessions wait", "3 deep", "update articles set name = 'c'")
                .containsSubsequence(
                        server.pids.get("root") + " ← ",
                        server.pids.get("child") + " (ShareLock",
                        server.pids.get("grandchild") + " (ShareLock",
                        server.pids.get("last") + " (ShareLock");
    }

    @Test
    void a_slow_statement_is_found_by_its_text() {
        assertThat(subjects("slow-statement")).anyMatch(subject -> subject.contains("pg_sleep"));
    }

    @Test
    void every_finding_says_what_to_do() {
        assertThat(report.findings()).allMatch(finding -> !finding.remedy().text().isBlank());
    }

    @Test
    void every_remedy_in_sql_runs_on_the_database_it_was_made_for() {
        assertThat(failed).isEmpty();
    }

    @Test
    void what_has_a_remedy_in_sql_is_gone_once_it_has_run() {
        Set<String> toBeGone =
                report.findings().stream()
                        .filter(finding -> finding.remedy().sql() != null)
                        .map(SeededFaultsTest::named)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(mended.findings())
                .filteredOn(finding -> !finding.rule().equals("slow-statement"))
                .extracting(SeededFaultsTest::named)
                .doesNotContainAnyElementsOf(toBeGone);
    }

    @Test
    void every_check_could_be_made() {
        assertThat(report.notChecked()).isEmpty();
    }

    @Test
    void an_examination_writes_nothing() {
        assertThat(after).isEqualTo(before);
    }

    @Test
    void at_least_twenty_five_kinds_of_faults_are_found() {
        Set<String> rules =
                report.findings().stream().map(Finding::rule).collect(Collectors.toSet());
        System.out.printf(
                "health: %d findings of %d checks of %d, score %d; after the remedies %d findings, score %d%n",
                report.findings().size(),
                rules.size(),
                report.checks().size(),
                report.score(),
                mended.findings().size(),
                mended.score());
        assertThat(rules).hasSizeGreaterThan(40);
        assertThat(report.score()).isLessThan(10);
        assertThat(mended.score()).isGreaterThan(report.score());
    }

    @Test
    void the_three_worst_come_first_and_are_of_three_checks() {
        assertThat(report.worst())
                .extracting(Finding::rule)
                .containsExactly("checksum-failures", "archiving-fails", "sequence-near-end");
    }

    private static Set<String> subjects(String rule) {
        return of(report, rule)
                .map(Finding::subject)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Finding> of(HealthReport report, String rule) {
        return report.findings().stream().filter(finding -> finding.rule().equals(rule));
    }

    private static String named(Finding finding) {
        return finding.rule() + " " + finding.subject();
    }
}
