package dev.dbguild.advise.plan.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Found;
import dev.dbguild.advise.plan.PlanCard;
import dev.dbguild.advise.plan.PlanFindings;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ExplainsQueries;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.RunsReadOnlyQuery;
import dev.dbguild.engine.RunsReadOnlyQuery.Caps;
import dev.dbguild.engine.Target;
import dev.dbguild.engine.mysql.SharedMariaDb;
import dev.dbguild.finding.Finding;
import dev.dbguild.plan.Plan;
import dev.dbguild.plan.PlanReader;
import dev.dbguild.plan.mysql.RealNames;
import dev.dbguild.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Provokes each finding on a MariaDB; those that only MySQL can show, on plans in the form its manual documents.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class MySqlFindingsTest {
    private static final Set<String> OF_MYSQL_ALONE =
            Set.of(
                    "uncacheable-subquery",
                    "skipped-by-offset",
                    "index-skip-scan",
                    "backward-index-scan");

    private static final String FLAGS =
            IntStream.range(0, 210).mapToObj(n -> "'f" + n + "'").collect(Collectors.joining(", "));

    private static final Target SHOP =
            SharedMariaDb.freshTarget(
                    "create table customers (id int primary key auto_increment, name varchar(50), code varchar(20),"
                            + " key by_code (code))",
                    "create table orders (id int primary key, customer_id int, status varchar(10), total decimal(10,2),"
                            + " created datetime, ref varchar(20), note varchar(20), key by_status (customer_id, status),"
                            + " key by_three (customer_id, created, ref), key by_created (created))",
                    "create table few (id int primary key, note varchar(20))",
                    "create table skewed (id int primary key, flag varchar(20), pad char(100), key by_flag (flag))",
                    "create table old_codes (id int primary key, code varchar(20) character set latin1, key by_code (code))",
                    "create table keyless (n int, m int)",
                    "insert into customers (name, code) select concat('c', seq), seq from seq_1_to_2000",
                    "insert into orders select seq, 1 + seq % 2000, elt(1 + seq % 4, 'new', 'paid', 'sent', 'void'),"
                            + " seq % 200, '2020-01-01' + interval seq minute, concat('r', seq % 3000), concat('n', seq % 500)"
                            + " from seq_1_to_20000",
                    "insert into few select seq, concat('n', seq) from seq_1_to_20",
                    "insert into skewed select seq, if(seq % 2, 'a', 'b'), 'x' from seq_1_to_10000",
                    "insert into old_codes select seq, seq from seq_1_to_3000",
                    "insert into keyless select seq, seq from seq_1_to_3000",
                    "analyze table customers, orders, few, skewed, old_codes, keyless");

    private static final Schema SCHEMA = Engines.on(SHOP, ReadsSchema.class).read(SHOP);

    record Provoked(String finding, boolean run, String sql) {}

    private static Stream<String> lines(String file) {
        try (var in = Objects.requireNonNull(MySqlFindingsTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> line.replace("{flags}", FLAGS))
                            .toList()
                            .stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Provoked> provoked() {
        return lines("provoked.txt")
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .map(parts -> new Provoked(parts.get(0), parts.get(1).equals("run"), parts.get(2)))
                .toList();
    }

    private static Plan plan(String sql, boolean run) {
        return RealNames.in(
                PlanReader.read(
                        Engines.on(SHOP, ExplainsQueries.class).explain(SHOP, sql, run).plan()),
                sql);
    }

    private static List<Finding> findings(String sql, boolean run) {
        return PlanFindings.in(plan(sql, run), SCHEMA);
    }

    private static List<Finding> findings(String plan) {
        return PlanFindings.in(PlanReader.read(plan), SCHEMA);
    }

    private static List<String> rules(List<Finding> findings) {
        return findings.stream().map(Finding::rule).toList();
    }

    @Test
    void each_finding_is_provoked_on_a_server() {
        List<String> missed = new ArrayList<>();
        for (Provoked each : provoked()) {
            List<String> found = rules(findings(each.sql, each.run));
            if (!found.contains(each.finding)) {
                missed.add(each + " found " + found);
            }
        }

        assertThat(missed).isEmpty();
    }

    @Test
    void every_finding_has_a_query_or_a_plan_that_provokes_it() {
        Set<String> shown = new TreeSet<>(OF_MYSQL_ALONE);
        provoked().forEach(each -> shown.add(each.finding));

        assertThat(Found.every(MySqlFinding.class))
                .extracting(finding -> finding.card().id())
                .containsExactlyInAnyOrderElementsOf(shown);
    }

    @Test
    void no_good_plan_raises_a_finding() {
        List<String> raised = new ArrayList<>();
        lines("good.txt")
                .forEach(sql -> {
                    for (boolean run : new boolean[] {true, false}) {
                        findings(sql, run)
                                .forEach(each ->
                                        raised.add(
                                                sql
                                                        + " -> "
                                                        + each.rule()
                                                        + ": "
                                                        + each.message()));
                    }
                });

        assertThat(raised).isEmpty();
    }

    @Test
    void the_index_that_is_proposed_can_be_made_and_ends_the_finding() {
        String sql = "select * from orders o where o.note = 'n7' and o.total > 190";
        Finding finding =
                findings(sql, true).stream()
                        .filter(each -> each.rule().equals("full-table-scan"))
                        .findFirst()
                        .orElseThrow();
        String index = String.valueOf(finding.remedy().sql());
        String database = SCHEMA.database();

        assertThat(index)
                .isEqualTo(
                        "create index orders_note_total_idx on "
                                + database
                                + ".orders (note, total);");
        SharedMariaDb.run(database, index);
        assertThat(rules(findings(sql, true))).isEmpty();
        SharedMariaDb.run(database, "drop index orders_note_total_idx on orders");
    }

    @Test
    void a_message_names_the_users_table_and_figures() {
        Finding finding = findings("select * from orders o where o.total > 198", true).getFirst();

        assertThat(finding.message())
                .isEqualTo(
                        "'%s.orders' is read from end to end: 20,000 rows to test o.total > 198, and 0.5 %% of them are kept"
                                .formatted(SCHEMA.database()));
    }

    @Test
    void figures_of_a_plan_that_was_run_are_those_of_the_server() {
        Plan plan = plan("select count(*) from orders where total > 198", true);

        assertThat(plan.analyzed()).isTrue();
        assertThat(plan.executionMs()).isPositive();
        assertThat(plan.nodes())
                .anySatisfy(placed -> {
                    assertThat(placed.node().type()).isEqualTo("Table scan");
                    assertThat(placed.node().rows()).isEqualTo(100);
                });
    }

    @Test
    void what_only_mysql_tells_in_json_is_found_in_its_documented_form() {
        String plan =
                """
                {"query_block": {"select_id": 1, "cost_info": {"query_cost": "2051.75"},
                 "ordering_operation": {"using_filesort": false, "nested_loop": [
                  {"table": {"table_name": "orders", "access_type": "index", "key": "by_created",
                    "used_key_parts": ["created"], "rows_examined_per_scan": 20000, "rows_produced_per_join": 20000,
                    "filtered": "100.00", "backward_index_scan": true,
                    "cost_info": {"read_cost": "51.75", "eval_cost": "2000.00", "prefix_cost": "2051.75"}}},
                  {"table": {"table_name": "skewed", "access_type": "range", "key": "by_flag",
                    "rows_examined_per_scan": 5000, "rows_produced_per_join": 5000, "filtered": "100.00",
                    "using_index_for_skip_scan": true, "attached_condition": "(`shop`.`skewed`.`pad` = 'x')"}}],
                 "select_list_subqueries": [{"dependent": false, "cacheable": false, "query_block": {"select_id": 2,
                   "cost_info": {"query_cost": "2.25"}, "table": {"table_name": "few", "access_type": "ALL",
                   "rows_examined_per_scan": 20, "rows_produced_per_join": 20, "filtered": "100.00"}}}]}}}
                """;

        assertThat(rules(findings(plan)))
                .containsExactlyInAnyOrder(
                        "backward-index-scan", "index-skip-scan", "uncacheable-subquery");
        assertThat(PlanReader.read(plan).cost()).isEqualTo(2051.75);
    }

    @Test
    void a_tree_of_mysql_is_read_with_its_figures() {
        String tree =
                """
                EXPLAIN: -> Limit/Offset: 5/9000 row(s)  (cost=2051.75 rows=5) (actual time=21.1..21.2 rows=5 loops=1)
                    -> Nested loop inner join  (cost=2051.75 rows=20000) (actual time=0.05..20.3 rows=9005 loops=1)
                        -> Filter: (o.total > 198)  (cost=2001.75 rows=6666) (actual time=0.04..12.3 rows=100 loops=1)
                            -> Table scan on o  (cost=2001.75 rows=2e+4) (actual time=0.03..9.1 rows=20000 loops=1)
                        -> Single-row index lookup on c using PRIMARY (id=o.customer_id)  (cost=0.25 rows=1) (actual time=0.001..0.001 rows=1 loops=100)
                """;
        Plan plan =
                RealNames.in(
                        PlanReader.read(tree),
                        "select * from orders o join customers c on c.id = o.customer_id");

        assertThat(plan.executionMs()).isEqualTo(21.2);
        assertThat(plan.nodes()).hasSize(5);
        assertThat(plan.nodes().getLast().node().index()).isEqualTo("PRIMARY");
        assertThat(rules(PlanFindings.in(plan, SCHEMA)))
                .containsExactlyInAnyOrder("full-table-scan", "skipped-by-offset");
    }

    @Test
    void a_pasted_plan_needs_neither_connection_nor_schema() {
        String pasted =
                "mysql> explain format=json select ...\n*************************** 1. row ***************************\nEXPLAIN: "
                        + Engines.on(SHOP, ExplainsQueries.class)
                                .explain(SHOP, "select * from orders where total > 198", true)
                                .plan()
                                .toPrettyString()
                        + "\n1 row in set, 1 warning (0.01 sec)\n";

        assertThat(rules(PlanFindings.in(PlanReader.read(pasted), null)))
                .contains("full-table-scan");
    }

    @Test
    void cards_are_whole() {
        assertThat(new MySqlJudge().cards())
                .allSatisfy(card ->
                        assertThat(
                                        List.of(
                                                card.says(),
                                                card.instead(),
                                                card.threshold(),
                                                card.source()))
                                .noneMatch(String::isBlank))
                .extracting(PlanCard::id)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(
                        PlanFindings.cards().stream().map(PlanCard::id).toList());
    }

    @Test
    void the_server_that_made_the_plans_is_a_mariadb() {
        assertThat(
                        Engines.on(SHOP, RunsReadOnlyQuery.class)
                                .run(SHOP, "select version()", Caps.DEFAULT)
                                .rows()
                                .toString())
                .contains("MariaDB");
    }
}
