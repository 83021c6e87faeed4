package dev.dbguild.review.plan;

import dev.dbguild.lab.Lab;
import dev.dbguild.lab.Shadow;
import dev.dbguild.review.Review.Found;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Plans changes so that programs of the old and of the new shape work at every moment, and proves the plan in the lab.
///
/// Thread-safe.
public final class MigrationPlanner {
    /// Rows in the table when a plan is proved.
    public static final int ROWS = 10_000;

    private final Lab lab;

    public MigrationPlanner(Lab lab) {
        this.lab = lab;
    }

    /// A change request and the schema that it is about.
    ///
    /// @param text in plain words, or the kind of change when `values` are given
    /// @param values the parts of a structured request, empty for one in words
    /// @param layout whose naming the files follow: `flyway`, `golang-migrate`, `goose`, `dbmate`, `sqlx`
    /// @param first number of the first step
    public record Request(
            String text,
            Map<String, String> values,
            SchemaSource schema,
            String layout,
            int first) {
        public Request {
            values = Map.copyOf(values);
        }

        public static Request of(String text, SchemaSource schema) {
            return new Request(text, Map.of(), schema, "flyway", 1);
        }
    }

    /// The first form of every kind of change, as it is shown.
    public static List<String> forms() {
        return Requests.kinds().stream()
                .map(kind -> Form.of(kind.forms().getFirst()).shown())
                .toList();
    }

    /// @throws dev.dbguild.Problem when the request is not understood, does not fit the schema, or something stops it
    public MigrationPlan plan(Request request) {
        FileLayout layout = FileLayout.of(request.layout());
        Wish wish =
                request.values().isEmpty()
                        ? Requests.read(request.text())
                        : Requests.of(request.text(), request.values());
        try (Shadow shadow = lab.shadow()) {
            List<String> missing = request.schema().load(shadow);
            try (Connection connection = shadow.connect()) {
                return proved(
                        new Ground(shadow, connection, missing), wish, layout, request.first());
            }
        } catch (SQLException e) {
            throw Rows.failed(e);
        }
    }

    private record Ground(Shadow shadow, Connection connection, List<String> missing) {}

    private static MigrationPlan proved(Ground ground, Wish wish, FileLayout layout, int first) {
        Before before = new Before(ground.connection());
        Draft draft = wish.kind().plan(wish, before);
        String schema =
                TableText.statements(SchemaObjects.of(ground.connection())).stream()
                        .map(sql -> sql + ";\n")
                        .collect(Collectors.joining());
        SelfReview review = new SelfReview(schema);
        List<Numbered> steps = review.excused(numbered(draft, first));
        List<Found> findings = review.findings(steps);
        List<String> notes = new ArrayList<>(draft.notes());
        notes.addAll(ground.missing());
        notes.addAll(fill(ground, before, draft));
        Trial.Verdict verdict = new Trial(ground.shadow(), ground.connection(), draft, steps).run();
        notes.addAll(verdict.notes());
        return new Written(wish, draft, steps, layout).plan(findings, verdict, notes);
    }

    private static List<Numbered> numbered(Draft draft, int first) {
        List<Numbered> steps = new ArrayList<>();
        for (PlanStep step : draft.steps()) {
            steps.add(new Numbered(first + steps.size(), step, Numbered.Excuses.NONE));
        }
        return steps;
    }

    private static List<String> fill(Ground ground, Before before, Draft draft) {
        if (draft.table().isEmpty()) {
            return List.of();
        }
        RowMaker maker = new RowMaker(ground.connection(), before.tables(), draft.samples());
        draft.others().forEach(other -> maker.fill(before.table(other), ROWS));
        maker.fill(before.table(draft.table()), ROWS);
        return maker.troubles();
    }
}
