package dev.dbguild.advise.plan;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlanNode;
import dev.dbguild.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Advice to create an index for a scan, on the whole table where the scan reads a partition of it.
final class IndexRemedy {
    private static final int MOST_KEYS = 4;

    private IndexRemedy() {}

    /// @param keys as they are written in SQL, at least one
    static Remedy on(PlanFacts facts, PlanNode scan, String why, List<String> keys) {
        return new Remedy(why, statement(facts, scan, keys));
    }

    static String statement(PlanFacts facts, PlanNode scan, List<String> keys) {
        return parent(facts, scan)
                .map(table ->
                        IndexStatement.create(
                                        IndexStatement.table(table.namespace(), table.name()), keys)
                                .replace("concurrently ", ""))
                .orElseGet(() -> IndexStatement.create(scan.qualified().orElse(""), keys));
    }

    private static Optional<Table> parent(PlanFacts facts, PlanNode scan) {
        return facts.table(scan)
                .flatMap(table -> Optional.ofNullable(table.partitionOf()))
                .flatMap(facts::tableNamed);
    }

    /// Columns compared for equality first, then those compared by range, in the order of the conditions.
    ///
    /// @param ranges how many of the latter; a b-tree narrows its search by the first only, and tests the others in
    ///     itself
    static List<String> keys(Stream<Term> terms, int ranges) {
        List<Term> usable = terms.filter(Term::indexable).toList();
        return Stream.concat(
                        usable.stream().filter(term -> !term.range()),
                        usable.stream().filter(Term::range).limit(ranges))
                .flatMap(term -> term.column().stream())
                .distinct()
                .limit(MOST_KEYS)
                .toList();
    }
}
