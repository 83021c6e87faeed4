package dev.dbguild.review.plan;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A step with its number: what its files hold.
///
/// @param excuses findings that are taken on record
record Numbered(int number, PlanStep step, Excuses excuses) {
    /// Rules that statements bring upon themselves and the plan accepts, by the statement's place.
    record Excuses(Map<Integer, Set<String>> up, Map<Integer, Set<String>> down) {
        static final Excuses NONE = new Excuses(Map.of(), Map.of());
    }

    private static final String TIMEOUT = "set local lock_timeout = '5s'";

    String version() {
        return "%03d".formatted(number);
    }

    /// The title as part of a file's name.
    String slug() {
        String plain =
                Normalizer.normalize(step.phase().id() + " " + step.title(), Normalizer.Form.NFD);
        String slug =
                plain.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^_|_$", "");
        return slug.substring(0, Math.min(80, slug.length()));
    }

    String up() {
        return text(upStatements(), excuses.up());
    }

    String down() {
        return step.down().isEmpty()
                ? "-- nothing to undo: the schema is as it was before this step\nselect 1;\n"
                : text(downStatements(), excuses.down());
    }

    List<String> upStatements() {
        return guarded(step.up(), step.transactional());
    }

    List<String> downStatements() {
        return guarded(step.down(), step.downTransactional());
    }

    /// A transaction gives up soon when it cannot have its locks; builds that wait for others must not.
    private static List<String> guarded(List<String> statements, boolean transactional) {
        if (!transactional || statements.isEmpty()) {
            return statements;
        }
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(TIMEOUT), statements.stream())
                .toList();
    }

    private String text(List<String> statements, Map<Integer, Set<String>> excused) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < statements.size(); i++) {
            for (String rule : excused.getOrDefault(i, Set.of())) {
                text.append("-- dbguild:ignore ")
                        .append(rule)
                        .append(" because ")
                        .append(step.accepts().get(rule))
                        .append('\n');
            }
            text.append(statements.get(i)).append(";\n");
        }
        return text.toString();
    }

    FilePair files() {
        return new FilePair(
                version(),
                slug(),
                new FilePair.Half(up(), step.transactional()),
                new FilePair.Half(down(), step.downTransactional()));
    }
}
