package dev.dbguild.advise.plan;

import dev.dbguild.finding.Finding;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.plan.Plan;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Holds a finding against what really happens: the index is built, the memory given, the time measured.
///
/// Every answer begins with the name of the check, and is empty when the check contradicts the finding.
final class Defence {
    private static final double CHEAPER = 0.99;
    private static final int ROUNDS = 2;

    private final Map<String, String> known = new HashMap<>();
    private final Session session;

    Defence(Session session) {
        this.session = session;
    }

    String of(WorkloadPlan query, Plan plan, Finding finding) {
        String remedy = String.valueOf(finding.remedy().sql());
        return switch (finding.rule()) {
            case "slow-sequential-scan",
                    "inefficient-index",
                    "sort-without-index",
                    "index-chosen-for-order-only",
                    "function-or-cast-hides-index",
                    "leading-wildcard-search" ->
                    finding.remedy().sql() == null
                            ? fewRowsKept(query, plan, finding)
                            : once(query, remedy, () -> indexLowersCost(query, remedy));
            case "correlated-sub-plan" ->
                    remedy.startsWith("create index")
                            ? once(query, remedy, () -> indexLowersCost(query, remedy))
                            : subQueryTakesTheTime(query, plan);
            case "sort-spill",
                    "hash-in-batches",
                    "hash-aggregate-spill",
                    "temporary-file-io",
                    "lossy-bitmap",
                    "memoize-evictions" ->
                    once(query, remedy, () -> memorySparesFiles(query, remedy));
            case "row-misestimate" -> countsDiffer(node(plan, finding));
            case "node-dominates-time" -> takesFortyPercent(plan, finding);
            case "inefficient-nested-loop" ->
                    remedy.startsWith("create index")
                            ? once(query, remedy, () -> indexLowersCost(query, remedy))
                            : loopsTakeTheTime(plan, finding);
            case "partitions-not-pruned" -> allPartitionsRead(plan, finding);
            case "large-offset" -> once(query, "offset", () -> cheaperWithoutOffset(query));
            case "parallel-refused" -> once(query, remedy, () -> workersAreTaken(query, remedy));
            case "low-value-parallel" -> noFasterThanOne(query);
            case "cte-filtered-outside" -> once(query, "cte", () -> cheaperInlined(query));
            default -> "";
        };
    }

    private String once(WorkloadPlan query, String what, Supplier<String> check) {
        String key = query.target().name() + query.name() + query.settings() + what;
        if (!known.containsKey(key)) {
            known.put(key, check.get());
        }
        return known.get(key);
    }

    private static PlacedNode node(Plan plan, Finding finding) {
        return plan.nodes().stream()
                .filter(placed -> placed.path().equals(finding.location().node()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean under(PlacedNode placed, PlacedNode parent) {
        return placed.parent() != null && placed.parent().path().equals(parent.path());
    }

    private static List<String> statements(String remedy) {
        return Arrays.stream(remedy.replace("concurrently ", "").split(";\\s*(\\n|$)")).toList();
    }

    private String indexLowersCost(WorkloadPlan query, String remedy) {
        double before = session.explain(query, false, List.of()).cost();
        double after = session.explain(query, false, statements(remedy)).cost();
        return after < CHEAPER * before ? "building the index lowers the cost" : "";
    }

    private String fewRowsKept(WorkloadPlan query, Plan plan, Finding finding) {
        Plan ran = plan.analyzed() ? plan : session.explain(query, true, List.of());
        return ran.nodes().stream()
                        .filter(placed ->
                                finding.subject().equals(placed.node().qualified().orElse("")))
                        .anyMatch(placed ->
                                placed.node().number("Rows Removed by Filter")
                                        >= 9 * placed.node().rows())
                ? "nine of ten rows are thrown away when it runs"
                : "";
    }

    private String subQueryTakesTheTime(WorkloadPlan query, Plan plan) {
        Plan ran = plan.analyzed() ? plan : session.explain(query, true, List.of());
        double all = ran.nodes().getFirst().totalMs();
        return ran.nodes().stream()
                        .filter(placed -> "SubPlan".equals(placed.node().relationship()))
                        .anyMatch(placed ->
                                placed.totalMs() >= 0.1 * all && placed.node().loops() > 1)
                ? "the sub-query takes a tenth of the time and more when it runs"
                : "";
    }

    private String memorySparesFiles(WorkloadPlan query, String remedy) {
        double before = temporary(session.explain(query, true, List.of()));
        if (!remedy.startsWith("set local")) {
            return before > 0 ? "temporary files are written when it runs" : "";
        }
        double after = temporary(session.explain(query, true, statements(remedy)));
        return after < before ? "the memory that is advised spares temporary files" : "";
    }

    private static double temporary(Plan plan) {
        return plan.root().number("Temp Written Blocks");
    }

    private static String countsDiffer(PlacedNode placed) {
        double expected = Math.max(1, placed.node().estimate().rows());
        double counted = Math.max(1, placed.node().rows());
        boolean off = counted >= 10 * expected || expected >= 10 * counted;
        boolean whole = placed.ancestors().stream().noneMatch(above -> above.node().any("Limit"));
        return off && (whole || counted > expected)
                ? "the rows that were counted differ by ten times"
                : "";
    }

    private static String takesFortyPercent(Plan plan, Finding finding) {
        PlacedNode placed = node(plan, finding);
        double below =
                plan.nodes().stream()
                        .filter(child -> under(child, placed) && !child.node().once())
                        .mapToDouble(PlacedNode::totalMs)
                        .sum();
        double all = plan.nodes().getFirst().totalMs();
        boolean reads = !placed.node().word("CTE Name").isEmpty();
        return all > 50 && (placed.totalMs() - below >= 0.39 * all || reads)
                ? "the step itself takes forty percent of the time"
                : "";
    }

    private static String loopsTakeTheTime(Plan plan, Finding finding) {
        PlacedNode join = node(plan, finding);
        double all = plan.nodes().getFirst().totalMs();
        double planned = join.node().children().getFirst().estimate().rows();
        return plan.nodes().stream()
                        .filter(placed -> under(placed, join))
                        .filter(placed -> "Inner".equals(placed.node().relationship()))
                        .filter(placed -> placed.node().loops() >= 10 * planned)
                        .anyMatch(placed -> placed.totalMs() >= 0.39 * all)
                ? "ten times more loops than planned were counted and take forty percent of the time"
                : "";
    }

    private double fastest(WorkloadPlan query, List<String> first) {
        return Stream.generate(() -> session.explain(query, true, first))
                .limit(ROUNDS)
                .mapToDouble(plan -> plan.nodes().getFirst().totalMs())
                .min()
                .orElseThrow();
    }

    private static String allPartitionsRead(Plan plan, Finding finding) {
        PlacedNode append = node(plan, finding);
        long read =
                plan.nodes().stream()
                        .filter(placed -> placed.path().startsWith(append.path() + " > "))
                        .map(placed -> placed.node().relation())
                        .filter(Objects::nonNull)
                        .distinct()
                        .count();
        return read >= 4 && append.node().number("Subplans Removed") == 0
                ? "every partition is read"
                : "";
    }

    private String cheaperWithoutOffset(WorkloadPlan query) {
        return cheaper(
                query,
                query.sql().replaceFirst("(?i)\\boffset [\\d+ ]+", ""),
                "the first page is cheaper");
    }

    private String cheaperInlined(WorkloadPlan query) {
        return cheaper(
                query,
                query.sql().replaceFirst("(?i)\\bas( materialized)? \\(", "as not materialized ("),
                "it is cheaper when it is inlined");
    }

    private String cheaper(WorkloadPlan query, String sql, String check) {
        WorkloadPlan other =
                new WorkloadPlan(
                        query.name(),
                        query.variant(),
                        query.target(),
                        sql,
                        query.settings(),
                        false);
        double before = session.explain(query, false, List.of()).cost();
        return session.explain(other, false, List.of()).cost() < CHEAPER * before ? check : "";
    }

    private String workersAreTaken(WorkloadPlan query, String remedy) {
        return session.explain(query, false, statements(remedy)).nodes().stream()
                        .anyMatch(placed -> placed.node().any("Gather", "Gather Merge"))
                ? "the planner takes workers when it may"
                : "";
    }

    private String noFasterThanOne(WorkloadPlan query) {
        double several = fastest(query, List.of());
        double one = fastest(query, List.of("set local max_parallel_workers_per_gather = 0"));
        return one <= 1.5 * several ? "one process is not much slower" : "";
    }
}
