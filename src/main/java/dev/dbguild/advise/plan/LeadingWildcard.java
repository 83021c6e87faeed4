package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.IndexStatement;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import java.util.List;
import java.util.stream.Stream;

/// A pattern is searched that no b-tree can look up: it begins with a wildcard or ignores case.
final class LeadingWildcard implements PlanFinding {
    private static final double MANY_ROWS = 10_000;

    private static final PlanCard CARD =
            new PlanCard(
                    "leading-wildcard-search",
                    "a pattern that begins with a wildcard, or ignores case, cannot use a b-tree index",
                    "a trigram index (pg_trgm) serves it",
                    "10,000 rows read to test a LIKE '%…' or ILIKE",
                    "PostgreSQL documentation F.35, pg_trgm; 10,000 rows as mydba.dev");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("Seq Scan")
                .filter(LeadingWildcard::explains)
                .filter(placed -> facts.read(placed) >= MANY_ROWS && facts.matters(placed))
                .flatMap(placed ->
                        PlanFacts.filter(placed).stream()
                                .filter(LeadingWildcard::unanchored)
                                .flatMap(term -> finding(facts, placed, term)))
                .toList();
    }

    /// Whether this is why the scan reads so much.
    static boolean explains(PlacedNode placed) {
        List<Term> terms = PlanFacts.filter(placed);
        return terms.stream().noneMatch(term -> term.equality() && term.indexable())
                && terms.stream().anyMatch(LeadingWildcard::unanchored);
    }

    private static boolean unanchored(Term term) {
        return switch (term.operator()) {
            case "~~" -> term.right().matches("'[%_].*");
            case "~~*" -> true;
            default -> false;
        };
    }

    private static Stream<Finding> finding(PlanFacts facts, PlacedNode placed, Term term) {
        return term.column().stream()
                .map(column ->
                        CARD.at(facts, placed)
                                .warning(
                                        "'%s' is searched by the pattern %s: %s rows of '%s' are read"
                                                .formatted(
                                                        column,
                                                        term.right().replace("::text", ""),
                                                        Figures.count(facts.read(placed)),
                                                        placed.node().relation()),
                                        remedy(placed, column)));
    }

    private static Remedy remedy(PlacedNode placed, String column) {
        String table = placed.node().qualified().orElse("");
        String name = IndexStatement.name(table, List.of(column)).replace("_idx", "_trgm_idx");
        return new Remedy(
                "a trigram index finds the pattern wherever it stands, if it has three letters or more",
                "create extension if not exists pg_trgm;\ncreate index concurrently %s on %s using gin (%s gin_trgm_ops);"
                        .formatted(IndexStatement.quoted(name), table, column));
    }
}
