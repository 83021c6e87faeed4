package dev.dbguild.bench;

import dev.dbguild.engine.Target;
import dev.dbguild.lab.Fidelity;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.lab.Tpch;
import dev.dbguild.lab.Twin;
import java.sql.Connection;
import java.util.List;

/// The plans of a twin beside those of its source: the 22 queries of TPC-H and 40 of the demo, before and after ten
/// indexes that are built on the source and tried on the twin.
final class TwinFidelity implements Bench {
    private final Table table =
            new Table(
                    "query",
                    "source",
                    "twin",
                    "ratio",
                    "shape",
                    "source + 10",
                    "twin + 10",
                    "ratio",
                    "shape");

    @Override
    public String name() {
        return "twin";
    }

    @Override
    public String what() {
        return "costs and shapes of plans on a twin beside its source's, query by query";
    }

    @Override
    public Table run(List<String> arguments) throws Exception {
        compare("Q", Tpch.copy(), Tpch.queries(), Fidelity.statements("tpch-indexes.sql"));
        compare(
                "demo ",
                Fidelity.demo(),
                Fidelity.statements("demo-queries.sql"),
                Fidelity.statements("demo-indexes.sql"));
        return table;
    }

    private void compare(String name, Target target, List<String> queries, List<String> indexes)
            throws Exception {
        try (Twin twin = SharedCluster.lab().twinOf(target);
                Connection source = SharedCluster.connect(target);
                Connection guess = twin.connect()) {
            Fidelity before = Fidelity.of(source, guess, queries);
            Fidelity.addIndexes(source, twin, indexes);
            Fidelity after = Fidelity.of(source, guess, queries);
            for (int i = 0; i < queries.size(); i++) {
                row(name + (i + 1), before.plans().get(i), after.plans().get(i));
            }
            table.row(
                    name.strip() + " worst, %",
                    "",
                    "",
                    before.worst(),
                    "",
                    "",
                    "",
                    after.worst(),
                    "");
        }
    }

    private void row(String name, Fidelity.Pair before, Fidelity.Pair after) {
        table.row(
                name,
                before.sourceCost(),
                before.twinCost(),
                ratio(before),
                shape(before),
                after.sourceCost(),
                after.twinCost(),
                ratio(after),
                shape(after));
    }

    private static String ratio(Fidelity.Pair pair) {
        return "%.4f".formatted(pair.twinCost() / pair.sourceCost());
    }

    private static String shape(Fidelity.Pair pair) {
        return pair.sameShape() ? "same" : "another";
    }
}
