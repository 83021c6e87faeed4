package dev.dbguild.review.generate;

import dev.dbguild.review.plan.FilePair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One direction of a migration: files in the order in which they run.
///
/// @param lost what it loses, as sentences
/// @param cautions what rows may keep from being made
record Leg(List<Part> parts, List<String> lost, List<String> cautions) {
    private static final String TIMEOUT = "set local lock_timeout = '5s'";
    private static final String BODIES = "set local check_function_bodies = off";

    Leg {
        parts = List.copyOf(parts);
        lost = List.copyOf(lost);
        cautions = List.copyOf(cautions);
    }

    /// What one file holds.
    record Part(Moment moment, List<String> statements) {
        FilePair.Half half() {
            return new FilePair.Half(text(statements), moment.transactional());
        }
    }

    static Leg of(List<String> renames, Course course) {
        Map<Moment, List<String>> files = course.files();
        if (!renames.isEmpty()) {
            List<String> main = new ArrayList<>(renames);
            main.addAll(files.getOrDefault(Moment.MAIN, List.of()));
            files.put(Moment.MAIN, main);
        }
        List<Part> parts = new ArrayList<>();
        files.forEach(
                (moment, statements) -> parts.add(new Part(moment, guarded(moment, statements))));
        return new Leg(parts, course.lost(), course.cautions());
    }

    private static List<String> guarded(Moment moment, List<String> statements) {
        if (!moment.transactional()) {
            return statements;
        }
        List<String> all = new ArrayList<>(List.of(TIMEOUT));
        if (statements.stream().anyMatch(each -> each.startsWith("CREATE "))) {
            all.add(BODIES);
        }
        all.addAll(statements);
        return all;
    }

    /// A file that only keeps the count: what the other direction does beside it takes more files.
    static FilePair.Half nothing(boolean transactional) {
        return new FilePair.Half("-- nothing to do here\nselect 1;\n", transactional);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    String text() {
        return parts.stream()
                .map(each -> text(each.statements()))
                .collect(Collectors.joining("\n"));
    }

    private static String text(List<String> statements) {
        return statements.stream().map(each -> each + ";\n").collect(Collectors.joining());
    }

    /// As a runner sends them, one transaction to a file.
    List<String> asRun() {
        List<String> all = new ArrayList<>();
        for (Part part : parts) {
            if (part.moment().transactional()) {
                all.add("begin");
                all.addAll(part.statements());
                all.add("commit");
            } else {
                all.addAll(part.statements());
            }
        }
        return all;
    }
}
