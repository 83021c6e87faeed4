package dev.dbguild.advise.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.Target;
import dev.dbguild.lab.OwnCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A database without faults, examined on each major by an administrator, by a role that may see the statistics, and by
/// one that may only connect.
class HealthRolesTest {
    private static final String[] CLEAN = {
        "create table customers (id bigint generated always as identity primary key, email text not null unique)",
        "insert into customers (email) select 'c' || i from generate_series(1, 2000) i",
        "create table orders (id bigint generated always as identity primary key,"
                + " customer_id bigint not null references customers, placed_at timestamptz not null default now())",
        "insert into orders (customer_id) select 1 + i % 2000 from generate_series(1, 20000) i",
        "create index orders_customer_id_idx on orders (customer_id)",
        "create role plain login password 'secret'",
        "create role monitor login password 'secret'",
        "grant pg_monitor to monitor",
        "grant connect on database clean to plain, monitor",
        "vacuum (analyze)",
    };

    private static final Map<Integer, Reports> REPORTS = new ConcurrentHashMap<>();

    /// What each of the three finds on one major.
    private record Reports(HealthReport administrator, HealthReport monitor, HealthReport plain) {}

    @ParameterizedTest(name = "PostgreSQL {0}")
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void an_administrator_finds_nothing_and_can_check_all_but_statements_that_nobody_counts(
            int major) {
        HealthReport report = reports(major).administrator;

        assertThat(report.findings()).isEmpty();
        assertThat(unchecked(report)).containsExactly("slow-statement");
        assertThat(report.score()).isEqualTo(100);
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void who_may_see_the_statistics_can_check_all_but_passwords_and_sequences(int major) {
        HealthReport report = reports(major).monitor;

        assertThat(report.findings()).isEmpty();
        assertThat(unchecked(report))
                .containsExactly("sequence-near-end", "slow-statement", "weak-authentication");
    }

    @ParameterizedTest(name = "PostgreSQL {0}")
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void who_may_only_connect_is_told_what_he_cannot_check_and_which_right_he_lacks(int major) {
        HealthReport report = reports(major).plain;

        assertThat(report.findings()).isEmpty();
        assertThat(unchecked(report))
                .containsExactly(
                        "idle-in-transaction",
                        "long-query",
                        "long-transaction",
                        "sequence-near-end",
                        "slow-statement",
                        "vacuum-held-back",
                        "weak-authentication");
        assertThat(report.notChecked())
                .filteredOn(each -> each.id().matches("idle.*|long.*|vacuum.*"))
                .extracting(HealthReport.Checked::cure)
                .containsOnly("grant pg_monitor to plain;");
    }

    private static Reports reports(int major) {
        return REPORTS.computeIfAbsent(major, HealthRolesTest::examined);
    }

    private static Reports examined(int major) {
        try (OwnCluster cluster = OwnCluster.start(major)) {
            cluster.set("fsync = on", "full_page_writes = on", "autovacuum = on");
            cluster.restart(() -> {});
            cluster.createDatabase("clean");
            makeClean(cluster);
            try (Connection stranger = cluster.connect("clean")) {
                stranger.setClientInfo("ApplicationName", "stranger");
                return new Reports(
                        examined(cluster.target("clean")),
                        examined(cluster.target("clean", "monitor", "secret")),
                        examined(cluster.target("clean", "plain", "secret")));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static HealthReport examined(Target target) {
        try {
            return HealthExam.of(target);
        } finally {
            Engines.of(target).close();
        }
    }

    private static void makeClean(OwnCluster cluster) throws SQLException {
        try (Connection connection = cluster.connect("clean");
                Statement statement = connection.createStatement()) {
            for (String each : CLEAN) {
                statement.execute(each);
            }
        }
    }

    private static List<String> unchecked(HealthReport report) {
        return report.notChecked().stream().map(HealthReport.Checked::id).toList();
    }
}
