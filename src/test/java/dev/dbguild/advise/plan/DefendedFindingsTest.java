package dev.dbguild.advise.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.Target;
import dev.dbguild.finding.Finding;
import dev.dbguild.lab.DemoFixture;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.lab.Tpch;
import dev.dbguild.lab.Twin;
import dev.dbguild.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// More than 200 plans of TPC-H and of the demo shop: what is said of them, as `explain_query` says it, is held against
/// what really happens, and written down in `defended.txt`.
class DefendedFindingsTest {
    private static final Path WRITTEN = Path.of("src/test/resources/plans/defended.txt");
    private static final String LITTLE_MEMORY = "set local work_mem = '64kB'";
    private static final String NO_HASH_JOIN = "set local enable_hashjoin = off";
    private static final String ONE_PROCESS = "set local max_parallel_workers_per_gather = 0";

    private static final List<String> INDEXES =
            List.of(
                    "lineitem (l_partkey, l_suppkey, l_quantity)",
                    "lineitem (l_shipdate)",
                    "orders (o_custkey)",
                    "partsupp (ps_suppkey)",
                    "customer (c_mktsegment)",
                    "part (p_size)");

    private final List<String> undefended = new ArrayList<>();
    private final TreeSet<String> defended = new TreeSet<>();
    private int plans;
    private int findings;

    @Test
    void every_finding_on_real_workloads_is_defended_by_a_named_check() throws Exception {
        Target bare = Tpch.copy();
        Target indexed = Tpch.copy();
        index(indexed);
        Target demo = SharedCluster.target(database(DemoFixture.target()));
        List<String> tpch = Tpch.queries();

        judge(bare, WorkloadPlan.tpch(tpch, bare, "bare"));
        judge(
                indexed,
                Stream.of(
                                WorkloadPlan.tpch(tpch, indexed, "indexed"),
                                WorkloadPlan.tpch(
                                        tpch,
                                        indexed,
                                        "indexed, work_mem 64kB",
                                        LITTLE_MEMORY,
                                        ONE_PROCESS),
                                WorkloadPlan.tpch(
                                                tpch,
                                                indexed,
                                                "indexed, no hash join",
                                                NO_HASH_JOIN)
                                        .filter(query -> !query.run()))
                        .flatMap(each -> each));
        judge(
                demo,
                Stream.concat(
                        WorkloadPlan.demo(demo, "as it is"),
                        WorkloadPlan.demo(demo, "work_mem 64kB", LITTLE_MEMORY)));

        System.out.printf(
                "%d plans, %d findings, %d defended, %d undefended%n",
                plans, findings, findings - undefended.size(), undefended.size());
        write();
        assertThat(plans).isGreaterThanOrEqualTo(200);
        assertThat(findings).isGreaterThanOrEqualTo(50);
        assertThat(undefended).isEmpty();
    }

    private void judge(Target target, Stream<WorkloadPlan> queries) throws Exception {
        PlanContext context = PlanContext.of(Engines.on(target, ReadsSchema.class).read(target));
        try (Session session = new Session(target);
                Twin twin = SharedCluster.lab().twinOf(target)) {
            Defence defence = new Defence(session);
            queries.forEach(query -> {
                Plan plan = session.plan(query);
                plans++;
                TriedRemedies.on(twin, query.sql(), PlanFindings.of(plan, context))
                        .forEach(
                                finding -> judge(query, finding, defence.of(query, plan, finding)));
            });
        }
    }

    private void judge(WorkloadPlan query, Finding finding, String check) {
        findings++;
        String line = "%s | %s | %s".formatted(query, finding.rule(), last(finding));
        if (check.isEmpty()) {
            undefended.add(line + " | " + finding.message() + " | " + finding.remedy());
        } else {
            defended.add(line + " | " + check);
        }
    }

    private static String last(Finding finding) {
        String path = String.valueOf(finding.location().node());
        return path.substring(path.lastIndexOf(" > ") < 0 ? 0 : path.lastIndexOf(" > ") + 3);
    }

    /// For people to read; which plans a sample of the rows leads to differs a little from load to load.
    private void write() throws IOException {
        if (Boolean.getBoolean("dbguild.golden.update")) {
            Files.writeString(WRITTEN, String.join("\n", defended) + "\n");
        }
    }

    private static String database(Target target) {
        return target.url().replaceAll(".*/|\\?.*", "");
    }

    private static void index(Target target) throws SQLException {
        try (Session session = new Session(target)) {
            for (String index : INDEXES) {
                session.run("create index on " + index);
            }
            session.run("vacuum analyze");
        }
    }
}
