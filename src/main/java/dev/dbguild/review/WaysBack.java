package dev.dbguild.review;

import dev.dbguild.lab.Observation;
import dev.dbguild.lab.Performance;
import dev.dbguild.lab.Rehearsal;
import dev.dbguild.lab.SchemaState;
import dev.dbguild.lab.Shadow;
import dev.dbguild.review.history.Migration;
import dev.dbguild.review.history.Part;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Goes there, back and there again with one migration after the other, on a shadow of its own. Not thread-safe.
final class WaysBack implements AutoCloseable {
    private final Shadow shadow;
    private final Performance performance;
    private SchemaState before;

    /// @param shadow stands where the change begins; closed with this
    WaysBack(Shadow shadow) {
        this.shadow = shadow;
        this.performance = new Rehearsal(shadow).open();
        this.before = performance.schema();
    }

    /// Goes there only.
    void pass(Migration migration) {
        rush(migration.up());
        before = performance.schema();
    }

    /// Goes there, back, and there again.
    Return trip(Migration migration) {
        rush(migration.up());
        SchemaState there = performance.schema();
        List<@Nullable Observation> down = Playbill.observe(performance, migration.down());
        SchemaState back = performance.schema();
        Return gone = new Return(down, before.differencesTo(back), List.of(), List.of());
        if (!gone.sound()) {
            return gone;
        }
        List<String> failures = rush(migration.up());
        SchemaState again = performance.schema();
        before = again;
        return new Return(down, gone.left(), failures, there.differencesTo(again));
    }

    private List<String> rush(@Nullable Part part) {
        if (part == null) {
            return List.of();
        }
        return Playbill.rush(performance, part).stream()
                .map(Observation::failure)
                .filter(Objects::nonNull)
                .map(Observation.Failure::message)
                .collect(Collectors.toList());
    }

    @Override
    public void close() {
        performance.close();
        shadow.close();
    }
}
