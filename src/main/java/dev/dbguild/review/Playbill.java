package dev.dbguild.review;

import dev.dbguild.lab.Observation;
import dev.dbguild.lab.Performance;
import dev.dbguild.lab.Rehearsal.Transactions;
import dev.dbguild.review.Review.NotChecked;
import dev.dbguild.review.history.Part;
import dev.dbguild.review.history.RunnerTransaction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Has scripts run in the lab, without what only a client can do.
final class Playbill {
    private static final String NEEDS_TRANSACTION = "25P01";

    private Playbill() {}

    /// A null for each statement.
    static List<@Nullable Observation> unseen(@Nullable Part part) {
        List<@Nullable Observation> nothing = new ArrayList<>();
        for (int i = 0; part != null && i < part.statements().size(); i++) {
            nothing.add(null);
        }
        return nothing;
    }

    /// Runs a script as its tool would.
    ///
    /// @return what was seen of each statement, null where it was not run
    static List<@Nullable Observation> observe(Performance performance, @Nullable Part part) {
        List<@Nullable Observation> seen = unseen(part);
        if (part == null) {
            return seen;
        }
        List<Integer> places = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            if (runs(part.statements().get(i))) {
                places.add(i);
                texts.add(part.statements().get(i).text());
            }
        }
        List<Observation> observations = performance.observe(texts, wrap(part.transaction()));
        for (int i = 0; i < observations.size(); i++) {
            seen.set(places.get(i), observations.get(i));
        }
        return seen;
    }

    /// Runs a script without looking at what it does.
    ///
    /// @return what failed
    static List<Observation> rush(Performance performance, Part part) {
        return performance.replay(
                part.statements().stream().filter(Playbill::replays).map(Statement::text).toList());
    }

    private static Transactions wrap(RunnerTransaction transaction) {
        return switch (transaction) {
            case NONE -> Transactions.AS_WRITTEN;
            case WHOLE -> Transactions.WHOLE;
            case ONE_MESSAGE -> Transactions.ONE_MESSAGE;
        };
    }

    /// Runs a history, statement by statement.
    ///
    /// @return what could not be run, one entry for each reason
    static List<NotChecked> replay(Performance performance, List<Part> history) {
        Map<String, List<String>> lost = new LinkedHashMap<>();
        for (Part part : history) {
            List<Statement> statements =
                    part.statements().stream().filter(Playbill::replays).toList();
            for (Observation failed :
                    performance.replay(statements.stream().map(Statement::text).toList())) {
                Observation.Failure failure = failed.failure();
                if (failure != null && !failure.sqlstate().equals(NEEDS_TRANSACTION)) {
                    lost.computeIfAbsent(firstLine(failure.message()), any -> new ArrayList<>())
                            .add(place(part, statements.get(failed.index())));
                }
            }
            part.statements().stream()
                    .filter(Playbill::isLostData)
                    .forEach(copy ->
                            lost.computeIfAbsent(
                                            "the lab does not read rows that follow a COPY",
                                            any -> new ArrayList<>())
                                    .add(place(part, copy)));
        }
        return lost.entrySet().stream().map(Playbill::told).toList();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }

    private static NotChecked told(Map.Entry<String, List<String>> lost) {
        int others = lost.getValue().size() - 1;
        return new NotChecked(
                "history: "
                        + lost.getValue().getFirst()
                        + (others == 0 ? "" : " and " + others + " more"),
                lost.getKey() + "; what needs it is judged without the lab");
    }

    private static String place(Part part, Statement statement) {
        Name target = statement.target();
        return part.file()
                + ":"
                + statement.line()
                + " "
                + statement.kind()
                + (target == null ? "" : " " + target.text());
    }

    private static boolean isLostData(Statement statement) {
        return statement instanceof Statement.Copy copy && copy.fromInput();
    }

    /// A history is run statement by statement, so that one that fails takes no other with it.
    private static boolean replays(Statement statement) {
        return runs(statement) && !(statement instanceof Statement.Transaction);
    }

    /// Whether the lab can run it: commands to a client are none, and COPY needs its rows.
    private static boolean runs(Statement statement) {
        return !(statement instanceof Statement.Client) && !isLostData(statement);
    }
}
