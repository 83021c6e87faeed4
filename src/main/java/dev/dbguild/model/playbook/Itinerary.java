package dev.dbguild.model.playbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The usual course of a playbook, worked off anew at each turn: settle the target, call what was not called yet,
/// answer. The first station that needs something decides the move; a required tool that failed ends in an answer that
/// says so.
public final class Itinerary {
    private final Conversation talk;
    private final List<Move.Call> pending = new ArrayList<>();
    private @Nullable Move decided;

    private Itinerary(Conversation talk) {
        this.talk = talk;
    }

    public static Itinerary of(Conversation talk) {
        return new Itinerary(talk);
    }

    /// The rest needs a target: looks which there are when none is named, and asks when that does not settle it.
    public Itinerary onTarget() {
        if (decided == null && talk.target().isEmpty()) {
            if (talk.targets().isEmpty()
                    && talk.offers("list_targets")
                    && !talk.tried("list_targets")) {
                decided = new Move.CallTools(List.of(new Move.Call("list_targets", Map.of())));
            } else {
                decided = Answers.whichTarget(talk);
            }
        }
        return this;
    }

    /// Needs this tool's evidence.
    public Itinerary require(String tool, Map<String, Object> arguments) {
        if (decided == null && talk.measured(tool).isEmpty()) {
            Optional<Outcome.Failed> failed = failureOf(tool);
            if (failed.isPresent()) {
                decided = Answers.toolFailed(talk, failed.get());
            } else if (!talk.offers(tool)) {
                decided = Answers.toolNotOffered(talk, tool);
            } else {
                pending.add(new Move.Call(tool, arguments));
            }
        }
        return this;
    }

    /// Wants this tool's evidence, and does without where the tool is not offered or fails.
    public Itinerary want(String tool, Map<String, Object> arguments) {
        if (decided == null && talk.offers(tool) && !talk.tried(tool)) {
            pending.add(new Move.Call(tool, arguments));
        }
        return this;
    }

    /// As [#want], on a target only: where none is settled, nothing is asked for it.
    public Itinerary wantOnTarget(String tool) {
        return talk.target().isPresent() ? want(tool, Map.of()) : this;
    }

    /// What follows depends on what was called so far.
    public Itinerary then() {
        if (decided == null && !pending.isEmpty()) {
            decided = calls();
        }
        return this;
    }

    /// Ends the way; `data` is asked only when everything required was measured.
    public Move answer(String prompt, Supplier<Map<String, Object>> data) {
        return end(() -> new Move.Answer(prompt, data.get()));
    }

    /// Ends the way with whatever the measurements lead to.
    public Move end(Supplier<Move> last) {
        then();
        return decided == null ? last.get() : decided;
    }

    private Move calls() {
        return new Move.CallTools(pending.stream().map(this::onOurTarget).toList());
    }

    private Move.Call onOurTarget(Move.Call call) {
        Optional<String> target = talk.target();
        if (target.isEmpty()
                || call.arguments().containsKey("target")
                || !talk.offers()
                        .getOrDefault(call.tool(), java.util.Set.of())
                        .contains("target")) {
            return call;
        }
        Map<String, Object> arguments = new HashMap<>(call.arguments());
        arguments.put("target", target.get());
        return new Move.Call(call.tool(), arguments);
    }

    private Optional<Outcome.Failed> failureOf(String tool) {
        return talk.failures().stream().filter(failed -> failed.tool().equals(tool)).findFirst();
    }
}
