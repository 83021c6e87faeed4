package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.review.ReviewSettings.Ruling;
import dev.dbguild.sql.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Reviews the examples of cards as their rules want them read.
final class Examples {
    private Examples() {}

    /// Opinions are turned on, and examples of other engines are read as theirs. Only what is about the way back is run.
    static Review review(Rule rule, String sql) {
        ReviewRequest request = Example.of(sql).request(dialect(rule));
        ReviewRequest decided = request.with(settings(rule.card(), request));
        return rule instanceof HistoryRule
                ? new Reviewer(SharedCluster.lab()).review(decided.lab(ReviewRequest.LabUse.ON))
                : new Reviewer(null).review(decided);
    }

    /// The same for what should be done instead of the example's change, after the example's history.
    static Review reviewInstead(Rule rule, String sql, String remedy) {
        ReviewRequest request = Example.of(sql).request(dialect(rule));
        return new Reviewer(null)
                .review(
                        ReviewRequest.of(
                                        List.of(new ReviewRequest.Input("remedy.sql", remedy)),
                                        dialect(rule))
                                .after(before(rule, request))
                                .lab(ReviewRequest.LabUse.OFF)
                                .with(settings(rule.card(), request)));
    }

    /// A flaw of a schema is mended after the example that makes it.
    private static List<ReviewRequest.Input> before(Rule rule, ReviewRequest request) {
        return Stream.concat(
                        request.history().stream(),
                        rule instanceof SchemaRule ? request.files().stream() : Stream.of())
                .toList();
    }

    static Dialect dialect(Rule rule) {
        RuleCard card = rule.card();
        return card.engines().contains("postgresql")
                ? Dialect.POSTGRESQL
                : Dialect.of(card.engines().stream().sorted().findFirst().orElseThrow())
                        .orElseThrow();
    }

    private static ReviewSettings settings(RuleCard card, ReviewRequest request) {
        return new ReviewSettings(
                request.settings().serverVersion(),
                Map.of(card.id(), Ruling.valueOf(card.severity().name())),
                Set.of(),
                request.settings().largeTables(),
                null);
    }

    /// Whether the rule says of the example that the server refuses it.
    static boolean claimsFailure(Rule rule, String sql) {
        return review(rule, sql).findings().stream()
                .filter(found -> found.rule().equals(rule.card().id()))
                .anyMatch(found -> found.message().contains("refuse"));
    }
}
