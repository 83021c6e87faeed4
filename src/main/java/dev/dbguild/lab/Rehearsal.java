package dev.dbguild.lab;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs statements one at a time in a shadow and records what each one locks, rewrites, builds, scans and breaks.
///
/// A statement that fails does not hide those after it: its effects are undone and the rest goes on, inside its
/// transaction too. What ran stays in the shadow, so that the next rehearsal continues from there.
public final class Rehearsal {
    /// The most statements one rehearsal takes.
    public static final int LIMIT = 5_000;

    private final Shadow shadow;

    public Rehearsal(Shadow shadow) {
        this.shadow = shadow;
    }

    /// Who decides what is one transaction.
    public enum Transactions {
        /// The script: its BEGIN and COMMIT; every statement outside them is a transaction of its own.
        AS_WRITTEN,
        /// The migration runner, which wraps the whole script into one.
        WHOLE
    }

    /// Runs `statements` and observes each, in their order.
    ///
    /// @param statements one statement each, without psql's commands; longer lists than [#LIMIT] are cut
    /// @return one observation for each statement that was run
    public List<Observation> observe(List<String> statements, Transactions transactions) {
        try (Stage stage = new Stage(shadow)) {
            if (transactions == Transactions.WHOLE) {
                stage.begin();
            }
            List<Observation> observations = new ArrayList<>();
            for (String sql : statements.subList(0, Math.min(LIMIT, statements.size()))) {
                observations.add(stage.play(observations.size(), sql));
            }
            if (transactions == Transactions.WHOLE) {
                stage.end();
            }
            return observations;
        }
    }

    /// Runs `statements` without looking at what they do: for the history before a change.
    ///
    /// @return what failed, as observations that hold nothing else
    public List<Observation> replay(List<String> statements) {
        List<Observation> failed = new ArrayList<>();
        try (Connection connection = shadow.connect()) {
            Runner runner = new Runner(connection, shadow);
            for (int i = 0; i < statements.size(); i++) {
                int index = i;
                Runner.Result result = runner.run(statements.get(i));
                Optional.ofNullable(result.failure())
                        .ifPresent(failure -> failed.add(Stage.only(index, result)));
            }
        } catch (SQLException e) {
            throw Jdbc.failed(e);
        }
        return failed;
    }
}
