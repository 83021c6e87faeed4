package dev.dbguild.lab;

import dev.dbguild.lab.Rehearsal.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Scripts run one after another on one connection to a shadow. What ran stays in the shadow. Not thread-safe.
public final class Performance implements AutoCloseable {
    private final Stage stage;

    Performance(Shadow shadow) {
        this.stage = new Stage(shadow);
    }

    /// Runs `statements` and observes each, in their order.
    ///
    /// A statement that fails does not hide those after it: its effects are undone and the rest goes on.
    ///
    /// @param statements one statement each, without psql's commands; longer lists than [Rehearsal#LIMIT] are cut
    /// @return one observation for each statement that was run
    public List<Observation> observe(List<String> statements, Transactions transactions) {
        boolean oneMessage = transactions == Transactions.ONE_MESSAGE && statements.size() > 1;
        boolean wrapped = transactions == Transactions.WHOLE || oneMessage;
        List<Observation> observations = new ArrayList<>();
        for (String sql : statements.subList(0, Math.min(Rehearsal.LIMIT, statements.size()))) {
            if (wrapped && (observations.isEmpty() || oneMessage)) {
                stage.begin();
            }
            observations.add(stage.play(observations.size(), sql));
        }
        stage.end();
        stage.reset();
        return observations;
    }

    /// Runs `statements` without looking at what they do, each by itself: for the history before a change.
    ///
    /// @return what failed, as observations that hold nothing else
    public List<Observation> replay(List<String> statements) {
        List<Observation> failed = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            Runner.Result result = stage.rush(statements.get(i));
            int index = i;
            Optional.ofNullable(result.failure())
                    .ifPresent(failure -> failed.add(Stage.only(index, result)));
        }
        stage.reset();
        return failed;
    }

    /// The schema as it is now.
    public SchemaState schema() {
        return stage.schema();
    }

    @Override
    public void close() {
        stage.close();
    }
}
