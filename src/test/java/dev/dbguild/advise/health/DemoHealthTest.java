package dev.dbguild.advise.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.finding.Finding;
import dev.dbguild.lab.DemoFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The health checks on the demo database, whose faults `src/docs/demo.md` lists, through its read-only role.
class DemoHealthTest {
    private static final HealthReport REPORT = HealthExam.of(DemoFixture.target());

    @ParameterizedTest
    @CsvSource({
        "unindexed-foreign-key, orders.customer_id",
        "duplicate-index, order_items_product_id_idx",
        "redundant-index, payments_order_id_idx",
        "float-money, payments.amount",
        "timestamp-without-time-zone, shipments.shipped_at",
        "table-without-primary-key, import_log",
        "dead-rows, carts",
        "autovacuum-disabled, carts",
        "sequence-near-end, coupons.id",
    })
    void what_is_planted_is_found_and_nothing_else_of_its_kind(String rule, String subject) {
        assertThat(REPORT.findings())
                .filteredOn(finding -> finding.rule().equals(rule))
                .extracting(Finding::subject)
                .containsExactly(subject);
    }

    @Test
    void the_unused_index_is_an_assumption_while_the_counters_are_young() {
        assertThat(REPORT.findings())
                .filteredOn(finding -> finding.rule().equals("unused-index"))
                .extracting(Finding::subject)
                .contains("events_payload_idx");
    }

    @Test
    void slow_statements_of_the_workload_are_found() {
        assertThat(REPORT.findings())
                .filteredOn(finding -> finding.rule().equals("slow-statement"))
                .isNotEmpty();
    }

    @Test
    void every_check_but_that_of_passwords_can_be_made_by_a_role_that_only_reads() {
        assertThat(REPORT.notChecked())
                .extracting(HealthReport.Checked::id)
                .containsExactly("weak-authentication");
    }

    @Test
    void nothing_is_found_that_nobody_planted() {
        assertThat(REPORT.findings())
                .extracting(Finding::rule)
                .containsOnly(
                        "unindexed-foreign-key",
                        "duplicate-index",
                        "redundant-index",
                        "unused-index",
                        "float-money",
                        "timestamp-without-time-zone",
                        "table-without-primary-key",
                        "dead-rows",
                        "autovacuum-disabled",
                        "temp-files-spilled",
                        "sequence-near-end",
                        "slow-statement",
                        "invalid-index");
    }
}
