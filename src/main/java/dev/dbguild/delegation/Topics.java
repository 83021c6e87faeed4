package dev.dbguild.delegation;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What people mean though they say it otherwise: adds the trade's own words to a question.
final class Topics {
    private static final Map<Pattern, String> WORDS =
            compiled(
                    Map.of(
                            "\\b(model(s|ling|ing)?|one.to.many|many.to.many|entit(y|ies)|relationships?|[1-5]nf|normal forms?"
                                    + "|(de)?normali[sz]\\w*|data model|er diagram)\\b",
                            "schema normalised relationships normal form model",
                            "\\b(slow(est|er)?|health(y)?|unhealthy|block(s|ed|ing)?|waits?|waiting|bloat(ed)?|unused|cache hit"
                                    + "|connections?|settings|tune|tuning|biggest|largest|deadlocks?)\\b",
                            "measurement tunes queries settings proves",
                            "\\b(alter table|create index|drop (table|column|index)|add column|rename (a |the )?(column|table)"
                                    + "|zero.downtime)\\b",
                            "migrations sequences reviews",
                            "\\b(profil(e|ing)|flame ?graphs?|cpu|memory leak|latency budget)\\b",
                            "performance application profiling bottleneck",
                            "\\b(readme|runbook|tutorial|docs)\\b",
                            "documentation writes"));

    private Topics() {}

    /// Words of the trade for what a plain question is about; empty when it is about none of the topics.
    static Set<String> words(String plain) {
        Set<String> words = new LinkedHashSet<>();
        WORDS.forEach((pattern, added) -> {
            if (pattern.matcher(plain).find()) {
                words.addAll(Words.of(added));
            }
        });
        return words;
    }

    private static Map<Pattern, String> compiled(Map<String, String> words) {
        Map<Pattern, String> compiled =
                new TreeMap<>((one, other) -> one.pattern().compareTo(other.pattern()));
        words.forEach((pattern, added) -> compiled.put(Pattern.compile(pattern), added));
        return compiled;
    }
}
