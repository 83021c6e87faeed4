package dev.dbguild.model.playbook;

import java.util.List;
import java.util.Map;

/// What a playbook decides: to call tools, or to answer.
public sealed interface Move {
    /// Calls that do not depend on each other.
    record CallTools(List<Call> calls) implements Move {
        public CallTools {
            calls = List.copyOf(calls);
        }
    }

    /// @param prompt name of the prompt that words the answer
    /// @param data what the prompt may name
    record Answer(String prompt, Map<String, Object> data) implements Move {
        public Answer {
            data = Map.copyOf(data);
        }
    }

    /// One call; the conversation's target is added where the tool takes one.
    record Call(String tool, Map<String, Object> arguments) {
        public Call {
            arguments = Map.copyOf(arguments);
        }
    }
}
