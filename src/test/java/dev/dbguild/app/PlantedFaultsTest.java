package dev.dbguild.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.agent.Run;
import dev.dbguild.finding.Finding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// "health of demo" finds what `src/docs/demo.md` says is planted, and nothing that is not.
class PlantedFaultsTest {
    private static final String SLOW = "slow-statement";

    /// A piece of each slow query of the demo's workload.
    private static final List<String> PLANTED =
            List.of(
                    "customer_id = $1 order by created_at",
                    "from events order by occurred_at",
                    "where status = $1 and shipping_country",
                    "where lower(email)",
                    "order by created_at, id offset",
                    "where note like",
                    "select max(o.created_at)",
                    "order by amount desc",
                    "date_trunc($1, viewed_at)");

    /// Queries have a test of their own, and other tests keep sessions and make databases on this server.
    private static final Set<String> OF_OTHERS =
            Set.of(SLOW, "checkpoints-requested", "connections-run-out");

    private final Run run = House.ask("health of demo");

    @Test
    void every_planted_fault_is_found_and_no_other() {
        assertThat(run.findings())
                .filteredOn(finding -> !OF_OTHERS.contains(finding.rule()))
                .extracting(finding -> finding.rule() + " " + finding.subject())
                .containsExactlyInAnyOrder(
                        "autovacuum-disabled carts",
                        "dead-rows carts",
                        "duplicate-index order_items_product_id_idx",
                        "float-money payments.amount",
                        "invalid-index customers_full_name_key",
                        "redundant-index payments_order_id_idx",
                        "sequence-near-end coupons.id",
                        "temp-files-spilled work_mem",
                        "table-without-primary-key import_log",
                        "timestamp-without-time-zone shipments.shipped_at",
                        "unindexed-foreign-key orders.customer_id",
                        "unused-index events_payload_idx");
    }

    @Test
    void only_planted_queries_are_called_slow() {
        List<Finding> slow =
                run.findings().stream().filter(finding -> finding.rule().equals(SLOW)).toList();

        assertThat(slow)
                .isNotEmpty()
                .allMatch(finding -> PLANTED.stream().anyMatch(finding.message()::contains));
    }
}
