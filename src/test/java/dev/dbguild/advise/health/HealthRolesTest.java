package dev.dbguild.advise.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.lab.OwnCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// A database without faults, examined on each major by an administrator, by a role that may see the statistics, and by
/// one that may only connect.
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {14, 15, 16, 17, 18})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
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

    @Parameter int major;

    private OwnCluster cluster;
    private Connection stranger;

    @BeforeAll
    void makeClean() throws SQLException {
        cluster = OwnCluster.start(major);
        cluster.set("fsync = on", "full_page_writes = on", "autovacuum = on");
        cluster.restart(() -> {});
        cluster.createDatabase("clean");
        try (Connection connection = cluster.connect("clean");
                Statement statement = connection.createStatement()) {
            for (String each : CLEAN) {
                statement.execute(each);
            }
        }
        stranger = cluster.connect("clean");
    }

    @AfterAll
    void stop() throws SQLException {
        stranger.close();
        Engines.of(cluster.target("clean")).close();
        cluster.close();
    }

    @Test
    void an_administrator_finds_nothing_and_can_check_all_but_statements_that_nobody_counts() {
        HealthReport report = examinedBy(cluster.target("clean"));

        assertThat(unchecked(report)).containsExactly("slow-statement");
        assertThat(report.findings()).isEmpty();
        assertThat(report.score()).isEqualTo(100);
    }

    @Test
    void who_may_see_the_statistics_can_check_all_but_passwords() {
        HealthReport report = examinedBy(cluster.target("clean", "monitor", "secret"));

        assertThat(unchecked(report)).containsExactly("slow-statement", "weak-authentication");
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void who_may_only_connect_is_told_what_he_cannot_check_and_which_right_he_lacks() {
        HealthReport report = examinedBy(cluster.target("clean", "plain", "secret"));

        assertThat(unchecked(report))
                .containsExactly(
                        "idle-in-transaction",
                        "long-query",
                        "long-transaction",
                        "slow-statement",
                        "vacuum-held-back",
                        "weak-authentication");
        assertThat(report.notChecked())
                .filteredOn(each -> each.id().matches("idle.*|long.*|vacuum.*"))
                .extracting(HealthReport.Checked::cure)
                .containsOnly("grant pg_monitor to plain;");
        assertThat(report.findings()).extracting(Finding::message).isEmpty();
    }

    private static HealthReport examinedBy(Target target) {
        return HealthExam.of(target);
    }

    private static List<String> unchecked(HealthReport report) {
        return report.notChecked().stream().map(HealthReport.Checked::id).toList();
    }
}
