package dev.dbguild.review.plan;

import dev.dbguild.review.Review;
import dev.dbguild.review.ReviewRequest;
import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.review.ReviewRequest.LabUse;
import dev.dbguild.review.Reviewer;
import dev.dbguild.sql.Dialect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Lets the reviewer look at a plan's files, and excuses what a step accepts where it is found.
final class SelfReview {
    private static final int ROUNDS = 3;

    private final Input baseline;

    /// @param schema the statements that make the schema before the plan
    SelfReview(String schema) {
        this.baseline = new Input("V000__schema.sql", schema);
    }

    /// The steps with the excuses that they need; what one excuse uncovers may need another.
    List<Numbered> excused(List<Numbered> steps) {
        List<Numbered> now = steps;
        for (int round = 0; round < ROUNDS; round++) {
            List<Review.Found> findings = findings(now);
            List<Numbered> next = now.stream().map(each -> excused(each, findings)).toList();
            if (next.equals(now)) {
                return now;
            }
            now = next;
        }
        return now;
    }

    private static Numbered excused(Numbered step, List<Review.Found> findings) {
        Numbered.Excuses had = step.excuses();
        return new Numbered(
                step.number(),
                step.step(),
                new Numbered.Excuses(
                        places(step, "V", new Part(step.upStatements(), had.up()), findings),
                        places(step, "U", new Part(step.downStatements(), had.down()), findings)));
    }

    /// The statements of a file and the excuses before them.
    private record Part(List<String> statements, Map<Integer, Set<String>> excuses) {
        /// The statement that the line lies in.
        int place(int line) {
            int end = 0;
            for (int i = 0; i < statements.size(); i++) {
                int lines = (int) statements.get(i).lines().count();
                end += excuses.getOrDefault(i, Set.of()).size() + lines;
                if (line <= end) {
                    return i;
                }
            }
            return statements.size() - 1;
        }
    }

    /// What the reviewer has against the files.
    List<Review.Found> findings(List<Numbered> steps) {
        List<Input> files =
                steps.stream()
                        .flatMap(each -> FileLayout.FLYWAY.files(each.files()).stream())
                        .map(file -> new Input(file.name(), file.text()))
                        .toList();
        ReviewRequest request =
                ReviewRequest.of(files, Dialect.POSTGRESQL)
                        .after(List.of(baseline))
                        .lab(LabUse.OFF);
        return new Reviewer(null)
                .review(request).findings().stream()
                        .filter(found -> !ofView(found, steps))
                        .toList();
    }

    /// What is said of a column that a view only shows is not for the plan to settle.
    private static boolean ofView(Review.Found found, List<Numbered> steps) {
        return steps.stream()
                .flatMap(each -> each.upStatements().stream())
                .filter(sql -> sql.startsWith("create view "))
                .map(sql -> sql.split(" ")[2])
                .anyMatch(view -> found.subject().startsWith(view + "."));
    }

    private static Map<Integer, Set<String>> places(
            Numbered step, String kind, Part part, List<Review.Found> findings) {
        Map<Integer, Set<String>> places = new HashMap<>(part.excuses());
        String file = kind + step.version() + "__" + step.slug() + ".sql";
        for (Review.Found found : findings) {
            if (file.equals(found.file()) && step.step().accepts().containsKey(found.rule())) {
                int place = part.place(found.line());
                Set<String> rules = new TreeSet<>(places.getOrDefault(place, Set.of()));
                rules.add(found.rule());
                places.put(place, rules);
            }
        }
        return places;
    }
}
