package dev.dbguild.advise.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Found;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Severity;
import dev.dbguild.lab.SharedCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The health checks on real databases: one with every fault, and one with near misses only.
class HealthExamTest {
    private static final String SICK =
            """
            create table customers (id bigint generated always as identity primary key, email text, balance double precision,
                created_at timestamp not null);
            insert into customers (email, created_at) select 'c' || i, now() from generate_series(1, 2000) i;
            create table orders (id bigint generated always as identity primary key,
                customer_id bigint not null constraint orders_customer_fk references customers, status text, placed_at timestamptz);
            insert into orders (customer_id, status, placed_at) select 1 + i % 2000, 'open', now() from generate_series(1, 120000) i;
            create index orders_status_a on orders (status);
            create index orders_status_b on orders (status);
            create index orders_placed on orders (placed_at);
            create index orders_placed_status on orders (placed_at, status);
            create table log (message text);
            insert into log select 'm' from generate_series(1, 5000);
            delete from log where ctid in (select ctid from log limit 1500);
            create table tickets (id smallint generated always as identity primary key, name text);
            select setval('tickets_id_seq', 32000);
            alter table orders add constraint orders_status_known check (status <> '') not valid;
            alter table log set (autovacuum_enabled = false);
            """;

    private static final String CLEAN =
            """
            create table customers (id bigint generated always as identity primary key, email text not null unique,
                total_count double precision, price numeric(10,2), created_at timestamptz not null default now());
            insert into customers (email) select 'c' || i from generate_series(1, 2000) i;
            create table tiny (id int primary key, customer_id bigint references customers);
            create table orders (id bigint generated always as identity primary key,
                customer_id bigint references customers, status text, placed_at timestamptz);
            insert into orders (customer_id, status, placed_at) select 1 + i % 2000, 'open', now() from generate_series(1, 50000) i;
            create index orders_customer on orders (customer_id) where customer_id is not null;
            create index orders_status on orders (status, placed_at);
            create index orders_open on orders (status) where status = 'open';
            create unique index orders_placed_id on orders (placed_at, id);
            create table visits (id bigint, at timestamptz, primary key (id, at)) partition by range (at);
            create table visits_1 partition of visits for values from ('2026-01-01') to ('2026-02-01');
            create table visits_2 partition of visits for values from ('2026-02-01') to ('2026-03-01');
            create sequence cycling maxvalue 10 cycle;
            select setval('cycling', 10);
            create view overview as select id, placed_at from orders;
            """;

    private static final Target SICK_TARGET = SharedCluster.freshTarget(SICK);
    private static final HealthReport SICK_REPORT = settled(sickTarget());
    private static final HealthReport CLEAN_REPORT = settled(cleanTarget());

    @ParameterizedTest
    @CsvSource({
        "unindexed-foreign-key, orders.customer_id, ERROR",
        "duplicate-index, orders_status_b, WARNING",
        "redundant-index, orders_placed, WARNING",
        "float-money, customers.balance, WARNING",
        "timestamp-without-time-zone, customers.created_at, WARNING",
        "table-without-primary-key, log, WARNING",
        "dead-rows, log, ERROR",
        "sequence-near-end, tickets.id, ERROR",
        "constraint-not-validated, orders.orders_status_known, WARNING",
        "stale-statistics, log, WARNING",
    })
    void a_fault_is_found_at_its_object(String rule, String subject, Severity severity) {
        assertThat(SICK_REPORT.findings())
                .filteredOn(finding -> finding.rule().equals(rule))
                .extracting(Finding::subject, Finding::severity)
                .containsExactly(org.assertj.core.api.Assertions.tuple(subject, severity));
    }

    @Test
    void every_remedy_in_sql_runs_on_the_database_it_was_made_for() throws SQLException {
        for (Finding finding : SICK_REPORT.findings()) {
            String sql = finding.remedy().sql();
            if (sql != null) {
                run(SICK_TARGET, sql);
            }
        }

        assertThat(HealthExam.of(SICK_TARGET).findings())
                .extracting(Finding::rule)
                .doesNotContain(
                        "unindexed-foreign-key",
                        "duplicate-index",
                        "redundant-index",
                        "float-money")
                .doesNotContain(
                        "table-without-primary-key", "dead-rows", "constraint-not-validated");
    }

    @Test
    void a_database_without_faults_raises_none() {
        assertThat(CLEAN_REPORT.findings()).isEmpty();
        assertThat(CLEAN_REPORT.score()).isEqualTo(100);
    }

    @Test
    void every_check_is_told_with_its_outcome() {
        assertThat(SICK_REPORT.checks())
                .hasSize(Found.every(HealthCheck.class).size())
                .hasSizeGreaterThanOrEqualTo(20);
        assertThat(CLEAN_REPORT.checks())
                .filteredOn(check -> check.status() == HealthReport.Status.NOT_CHECKED)
                .extracting(HealthReport.Checked::id)
                .isSubsetOf("slow-statement");
    }

    @Test
    void the_three_worst_are_of_three_checks_and_errors_first() {
        assertThat(SICK_REPORT.worst())
                .hasSize(3)
                .allMatch(finding -> finding.severity() == Severity.ERROR)
                .extracting(Finding::rule)
                .doesNotHaveDuplicates();
        assertThat(SICK_REPORT.score()).isBetween(0, 60);
    }

    @Test
    void a_database_that_cannot_be_reached_is_told_check_by_check() {
        Target dead =
                new Target(
                        "dead",
                        "postgresql",
                        "jdbc:postgresql://127.0.0.1:1/x",
                        "u",
                        "p",
                        "nobody there");

        HealthReport report = HealthExam.of(dead);

        assertThat(report.findings()).isEmpty();
        assertThat(report.checks())
                .isNotEmpty()
                .allMatch(check -> check.status() == HealthReport.Status.NOT_CHECKED)
                .allMatch(check -> check.reason() != null);
    }

    @Test
    void every_card_is_complete_and_has_its_own_id() {
        List<HealthCard> cards = HealthExam.cards();

        assertThat(cards)
                .extracting(HealthCard::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
        assertThat(cards)
                .allMatch(card ->
                        !card.says().isBlank()
                                && !card.threshold().isBlank()
                                && !card.source().isBlank());
    }

    @Test
    void what_the_catalogue_says_is_derived_and_what_the_server_counts_is_observed() {
        assertThat(proofOf("unindexed-foreign-key")).isEqualTo(Proof.DERIVED);
        assertThat(proofOf("dead-rows")).isEqualTo(Proof.OBSERVED);
    }

    private static Proof proofOf(String rule) {
        return SICK_REPORT.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .proof();
    }

    private static Target sickTarget() {
        run(SICK_TARGET, "analyze customers, orders");
        return SICK_TARGET;
    }

    private static Target cleanTarget() {
        Target target = SharedCluster.freshTarget(CLEAN);
        run(target, "vacuum analyze");
        return target;
    }

    /// Counters reach other sessions a moment after they are made.
    private static HealthReport settled(Target target) {
        run(target, "select pg_stat_force_next_flush()");
        return HealthExam.of(target);
    }

    private static void run(Target target, String sql) {
        String database = target.url().substring(target.url().lastIndexOf('/') + 1);
        try (Connection connection = SharedCluster.get().connect(database);
                Statement statement = connection.createStatement()) {
            for (String each : sql.split(";")) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
