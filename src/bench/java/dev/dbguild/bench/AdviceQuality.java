package dev.dbguild.bench;

import dev.dbguild.advise.index.AdviceQuestion;
import dev.dbguild.advise.index.IndexAdvice;
import dev.dbguild.advise.index.IndexAdvice.ProposedIndex;
import dev.dbguild.advise.index.IndexAdvisor;
import dev.dbguild.advise.index.Workload;
import dev.dbguild.bench.Greedy.Choice;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ReadsSchema;
import dev.dbguild.engine.Target;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.lab.Tpch;
import dev.dbguild.lab.Twin;
import dev.dbguild.schema.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The advisor beside two greedy baselines without a budget, on TPC-H and on ten statements of an order desk; and its
/// indexes really built.
final class AdviceQuality implements Bench {
    private static final int RUNS = 10;

    @Override
    public String name() {
        return "advise";
    }

    @Override
    public String what() {
        return "planner's cost left, index bytes and time of advice, beside greedy choices of columns and of column pairs";
    }

    @Override
    public Table run(List<String> arguments) throws Exception {
        Table table =
                new Table(
                        "workload",
                        "way",
                        "handled",
                        "cost left %",
                        "of each %",
                        "indexes",
                        "bytes",
                        "built",
                        "built cost %",
                        "seconds",
                        "same");
        Schema schema = Engines.on(Tpch.target(), ReadsSchema.class).read(Tpch.target());
        rows(table, "TPC-H", Tpch.queries(), schema, arguments);
        rows(table, "order desk", OrderDesk.statements(), schema, arguments);
        return table;
    }

    private static void rows(
            Table table,
            String workload,
            List<String> queries,
            Schema schema,
            List<String> arguments)
            throws SQLException {
        advised(
                table,
                workload,
                queries,
                arguments.contains("-v"),
                arguments.contains("quick") ? 1 : RUNS);
        for (int keys = 1; keys <= 2 && !arguments.contains("quick"); keys++) {
            greedy(table, workload, queries, GreedyCandidates.of(schema, queries, keys), keys);
        }
    }

    private static void advised(
            Table table, String name, List<String> queries, boolean verbose, int runs)
            throws SQLException {
        Target target = Tpch.target();
        Workload workload = Workload.read(String.join(";\n", queries));
        Set<List<String>> answers = new HashSet<>();
        List<Double> seconds = new ArrayList<>();
        IndexAdvisor advisor = new IndexAdvisor(SharedCluster.lab());
        List<IndexAdvice> advices = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            IndexAdvice advice = advisor.advise(target, AdviceQuestion.of(workload));
            advices.add(advice);
            seconds.add((System.nanoTime() - start) / 1e9);
            answers.add(advice.proposed().stream().map(ProposedIndex::statement).toList());
        }
        IndexAdvice advice = advices.getFirst();
        if (verbose) {
            advice.proposed().forEach(AdviceQuality::print);
        }
        row(table, name, queries.size(), advice, seconds, answers.size());
    }

    private static void print(ProposedIndex index) {
        System.out.printf("%,12d %.4f %s%n", index.bytes(), index.saves(), index.statement());
    }

    private static void row(
            Table table,
            String name,
            int queries,
            IndexAdvice advice,
            List<Double> seconds,
            int answers)
            throws SQLException {
        Built built = Built.of(advice);
        double before = advice.queries().stream().mapToDouble(query -> query.costBefore()).sum();
        double after = advice.queries().stream().mapToDouble(query -> query.costAfter()).sum();
        table.row(
                name,
                "advisor",
                advice.queries().size() + "/" + queries,
                100 * after / before,
                100
                        * advice.queries().stream()
                                .mapToDouble(query -> query.costAfter() / query.costBefore())
                                .average()
                                .orElse(1),
                advice.proposed().size(),
                advice.proposed().stream().mapToLong(ProposedIndex::bytes).sum(),
                built.bytes() + " (worst %+.0f %%)".formatted(100 * built.worst()),
                100 * built.cost() / before,
                seconds.stream().mapToDouble(Double::doubleValue).min().orElse(0),
                answers == 1 ? seconds.size() + "/" + seconds.size() : "no");
    }

    private static void greedy(
            Table table,
            String name,
            List<String> queries,
            List<Greedy.Candidate> candidates,
            int keys)
            throws SQLException {
        long start = System.nanoTime();
        try (Twin twin = SharedCluster.lab().twinOf(Tpch.target())) {
            Choice none = new Greedy(twin, queries).choose(List.of());
            Choice choice = new Greedy(twin, queries).choose(candidates);
            double each = 0;
            for (int i = 0; i < queries.size(); i++) {
                each += choice.costs().get(i) / none.costs().get(i) / queries.size();
            }
            table.row(
                    name,
                    keys == 1 ? "columns" : "column pairs",
                    queries.size() + "/" + queries.size(),
                    100 * choice.cost() / none.cost(),
                    100 * each,
                    choice.statements().size(),
                    choice.bytes(),
                    "",
                    "",
                    (System.nanoTime() - start) / 1e9,
                    "");
        }
    }
}
