package dev.dbguild.review;

import dev.dbguild.Found;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How well the rules tell good changes of PostgreSQL from bad ones, over labelled cases and without the lab.
///
/// @param bad how many cases hold what a rule is about
/// @param good how many hold nothing wrong
/// @param own how many work on nothing but tables that they make
/// @param missed the bad cases in which that rule found nothing
/// @param alarms the good cases in which something was found
/// @param ownAlarms the last ones in which something was found
public record Quality(
        int bad,
        int good,
        int own,
        List<String> missed,
        List<String> alarms,
        List<String> ownAlarms) {
    private static final String START = "-- case: ";
    private static final String NOTHING = "nothing";
    private static final String OWN = "own";

    /// Before the id of a rule that must be silent.
    private static final String NOT = "not ";

    public Quality {
        missed = List.copyOf(missed);
        alarms = List.copyOf(alarms);
        ownAlarms = List.copyOf(ownAlarms);
    }

    /// A text with what is expected of it: the id of a rule, `not` and such an id, `nothing`, or `own`.
    private record Case(String name, String expected, String text) {
        Review review() {
            return new Reviewer(null).review(Example.of(text).request(Dialect.POSTGRESQL));
        }
    }

    private static boolean isGood(String expected) {
        return expected.equals(NOTHING) || expected.startsWith(NOT);
    }

    private static boolean isAlarm(Case each) {
        return each.expected().startsWith(NOT)
                ? found(each).contains(each.expected().substring(NOT.length()))
                : !alarms(each.review()).isEmpty();
    }

    /// The share of the bad cases that were found.
    public double recall() {
        return bad == 0 ? 1 : 1 - (double) missed.size() / bad;
    }

    /// Over texts that hold cases, each behind a line `-- case: name: expectation`.
    public static Quality of(List<String> texts) {
        List<Case> cases = texts.stream().flatMap(text -> cases(text).stream()).toList();
        List<Case> bad = having(cases, kind -> !isGood(kind) && !kind.equals(OWN));
        List<Case> good = having(cases, Quality::isGood);
        List<Case> own = having(cases, OWN::equals);
        return new Quality(
                bad.size(),
                good.size(),
                own.size(),
                names(bad, each -> !found(each).contains(each.expected())),
                names(good, Quality::isAlarm),
                names(own, each -> !alarms(each.review()).isEmpty()));
    }

    /// Over the examples of every card that is on by default.
    public static Quality ofCards() {
        return of(
                Found.every(Rule.class).stream()
                        .map(Rule::card)
                        .filter(card -> card.onByDefault() && card.engines().contains("postgresql"))
                        .filter(card -> !ways().contains(card.id()))
                        .flatMap(Quality::examples)
                        .toList());
    }

    /// Rules about ways back say nothing without the lab.
    private static Set<String> ways() {
        return Found.every(Rule.class).stream()
                .filter(HistoryRule.class::isInstance)
                .map(rule -> rule.card().id())
                .collect(Collectors.toSet());
    }

    private static Stream<String> examples(RuleCard card) {
        String head = START + card.id() + ": ";
        return Stream.concat(
                card.bad().stream().map(text -> head + card.id() + "\n" + text),
                card.good().stream().map(text -> head + NOT + card.id() + "\n" + text));
    }

    private static List<Case> cases(String text) {
        List<Case> cases = new ArrayList<>();
        for (String part : ("\n" + text).split("\n" + START)) {
            int line = part.indexOf('\n');
            String head = line < 0 ? "" : part.substring(0, line);
            int colon = head.lastIndexOf(": ");
            if (colon > 0) {
                cases.add(
                        new Case(
                                head.substring(0, colon),
                                head.substring(colon + 2).strip(),
                                part.substring(line + 1)));
            }
        }
        return cases;
    }

    private static List<Case> having(List<Case> cases, Predicate<String> expectation) {
        return cases.stream().filter(each -> expectation.test(each.expected())).toList();
    }

    private static List<String> names(List<Case> cases, Predicate<Case> which) {
        return cases.stream().filter(which).map(each -> each.name() + " " + found(each)).toList();
    }

    private static List<String> found(Case each) {
        return each.review().findings().stream().map(Review.Found::rule).distinct().toList();
    }

    /// What is said of a change; hints are no alarms, nor is what is said of a schema's design.
    private static List<String> alarms(Review review) {
        Set<String> design =
                Found.every(Rule.class).stream()
                        .filter(SchemaRule.class::isInstance)
                        .map(rule -> rule.card().id())
                        .collect(Collectors.toSet());
        return review.findings().stream()
                .filter(found -> found.severity() != Severity.INFO)
                .map(Review.Found::rule)
                .filter(rule -> !design.contains(rule))
                .toList();
    }
}
