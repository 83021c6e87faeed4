package dev.dbguild.review;

import dev.dbguild.finding.Change;
import dev.dbguild.finding.Proof;
import dev.dbguild.finding.Report;
import dev.dbguild.finding.Reporter;
import dev.dbguild.finding.Told;
import dev.dbguild.review.Review.Found;
import dev.dbguild.review.Review.Reviewed;
import dev.dbguild.review.ReviewRequest.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts a review into the form that reporters tell: each finding with its line of proof and its drop-in.
public final class Reports {
    private final ReviewRequest request;
    private final Review review;
    private final DropIn dropIns;
    private final ProofLine proof;
    private final Map<String, List<Reviewed>> statements;

    private Reports(ReviewRequest request, Review review) {
        this.request = request;
        this.review = review;
        dropIns = new DropIn(request);
        proof = new ProofLine(request);
        statements = review.statements().stream().collect(Collectors.groupingBy(Reviewed::file));
    }

    /// @param change what the pull request shows, null when all is new
    public static String told(
            Reporter reporter, ReviewRequest request, Review review, @Nullable Change change) {
        return reporter.tell(new Reports(request, review).report(reporter, change));
    }

    private Report report(Reporter reporter, @Nullable Change change) {
        List<Told> findings =
                review.findings().stream().map(found -> told(found, reporter)).toList();
        return new Report(
                review,
                totals(),
                findings,
                review.suppressed().stream().map(this::excused).toList(),
                Examination.cards(),
                review.notChecked().stream()
                        .map(gap -> new Report.Gap(gap.what(), gap.reason()))
                        .toList(),
                sources(),
                change);
    }

    private Report.Totals totals() {
        long observed =
                review.statements().stream().filter(each -> each.proof() == Proof.OBSERVED).count();
        return new Report.Totals(review.files().size(), review.statements().size(), observed);
    }

    private Told told(Found found, Reporter reporter) {
        String replacement = reporter.suggests() ? dropIns.of(found).orElse(null) : null;
        return new Told(found.finding(), proof.of(found, statement(found)), replacement, null);
    }

    private Told excused(Review.Suppressed suppressed) {
        Found found = suppressed.finding();
        return new Told(
                found.finding(),
                proof.of(found, statement(found)),
                null,
                new Told.Excuse(suppressed.reason(), suppressed.line()));
    }

    private @Nullable Reviewed statement(Found found) {
        return statements.getOrDefault(String.valueOf(found.file()), List.of()).stream()
                .filter(each -> each.start() <= found.start() && found.start() < each.end())
                .findFirst()
                .orElse(null);
    }

    private Map<String, String> sources() {
        return request.files().stream()
                .collect(
                        Collectors.toMap(
                                Input::name,
                                Input::text,
                                (first, same) -> first,
                                LinkedHashMap::new));
    }
}
