package dev.dbguild.advise.plan;

import dev.dbguild.advise.Figures;
import dev.dbguild.advise.IndexStatement;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import dev.dbguild.plan.PlacedNode;
import dev.dbguild.schema.Index;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A column is compared only after a function or a cast, so its index cannot be used.
final class HiddenColumn implements PlanFinding {
    private static final double MANY_ROWS = 10_000;
    private static final double FEW = 0.2;

    private static final PlanCard CARD =
            new PlanCard(
                    "function-or-cast-hides-index",
                    "a function or cast around a column keeps its index from being used",
                    "compare the bare column, or index the expression",
                    "10,000 rows read and at most 20 % kept by a scan whose condition wraps a column that an index begins with",
                    "PostgreSQL documentation 11.7, indexes on expressions; 10,000 rows as mydba.dev");

    private static final Pattern FUNCTION =
            Pattern.compile(
                    "(\\w+)\\((?:'[^']*'(?:::[\\w ]+)?, |\\w+ FROM )?(.+?)(?:, [^()]*)?\\)");
    private static final Pattern CAST =
            Pattern.compile(
                    "\\(?([^()]+)\\)?::(date|numeric|double precision|real|integer|bigint|text"
                            + "|timestamp without time zone)");

    @Override
    public PlanCard card() {
        return CARD;
    }

    @Override
    public List<Finding> find(PlanFacts facts) {
        return facts.all("Seq Scan", "Index Scan", "Bitmap Heap Scan")
                .filter(placed -> facts.read(placed) >= MANY_ROWS && facts.matters(placed))
                .filter(placed -> facts.kept(placed) <= FEW * facts.read(placed))
                .flatMap(placed -> find(facts, placed))
                .toList();
    }

    /// Whether this is why the scan reads so much.
    static boolean explains(PlacedNode placed) {
        List<Term> terms = PlanFacts.filter(placed);
        return terms.stream().noneMatch(Term::indexable)
                && terms.stream().anyMatch(term -> hidden(term).isPresent());
    }

    private static Stream<Finding> find(PlanFacts facts, PlacedNode placed) {
        return PlanFacts.filter(placed).stream()
                .flatMap(term ->
                        hidden(term).map(column -> finding(facts, placed, term, column)).stream())
                .flatMap(Optional::stream);
    }

    private static Optional<String> hidden(Term term) {
        if (!term.equality() && !term.range() || term.column().isPresent()) {
            return Optional.empty();
        }
        Matcher function = FUNCTION.matcher(term.left());
        if (function.matches()) {
            return Term.plain(function.group(2));
        }
        Matcher cast = CAST.matcher(term.left());
        return cast.matches() ? Term.plain(cast.group(1)) : Optional.empty();
    }

    private static Optional<Finding> finding(
            PlanFacts facts, PlacedNode placed, Term term, String column) {
        PlanSpot spot = CARD.at(facts, placed);
        Remedy remedy = remedy(placed, term, column);
        String compared = "'%s' is compared as %s".formatted(column, term.left());
        if (!facts.knowsSchema()) {
            return Optional.of(
                    spot.assumed(
                            compared + ": an index on the bare column cannot serve that",
                            remedy,
                            "the indexes of " + placed.node().qualified().orElse("the table")));
        }
        return facts.indexesOn(placed.node(), column).stream()
                .findFirst()
                .map(Index::name)
                .map(index ->
                        spot.warning(
                                compared
                                        + ", so its index '"
                                        + index
                                        + "' cannot be used: "
                                        + Figures.count(facts.read(placed))
                                        + " rows are read",
                                remedy))
                .or(() -> unindexed(facts, placed, term, column));
    }

    private static Optional<Finding> unindexed(
            PlanFacts facts, PlacedNode placed, Term term, String column) {
        return placed.node().any("Seq Scan") && explains(placed)
                ? Optional.of(
                        CARD.at(facts, placed)
                                .info(
                                        "'%s' is compared as %s, which only an index on that expression could serve"
                                                .formatted(column, term.left()),
                                        remedy(placed, term, column)))
                : Optional.empty();
    }

    private static Remedy remedy(PlacedNode placed, Term term, String column) {
        if (term.left().endsWith("::date") || term.left().startsWith("date_trunc")) {
            return new Remedy(
                    "compare the bare column with a range: %s >= start and %s < end"
                            .formatted(column, column),
                    null);
        }
        if (term.left().contains("::")) {
            return new Remedy(
                    "pass the value in the column's own type, so that the column needs no cast",
                    null);
        }
        return new Remedy(
                "compare the bare column, or index the expression (its function must be immutable)",
                IndexStatement.create(placed.node().qualified().orElse(""), List.of(term.left())));
    }
}
