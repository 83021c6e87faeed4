package dev.dbguild.api.rest;

import dev.dbguild.agent.RunRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question of which only the route is wanted.
record RouteQuestion(
        @Nullable String question,
        @Nullable String agent,
        @Nullable String target,
        @Nullable String language)
        implements RequestBody {

    RunRequest checked() {
        return new NewRun(question, agent, target, List.of(), language, null, null).request();
    }
}
