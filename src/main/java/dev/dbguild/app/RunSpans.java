package dev.dbguild.app;

import dev.dbguild.agent.Event;
import dev.dbguild.agent.RunEvent;
import io.opentelemetry.api.trace.Tracer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// One trace of each run, from its events: the run, consulted delegates, steps, model calls and tool calls.
///
/// A run that a request began is part of that request's trace. Spans carry names, counts and codes; never a question,
/// an argument or a value.
final class RunSpans implements Consumer<RunEvent> {
    private final Tracer tracer;
    private final Map<String, RunTrace> traces = new ConcurrentHashMap<>();

    RunSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public void accept(RunEvent event) {
        if (event.event() instanceof Event.RunStarted started) {
            traces.put(event.run(), new RunTrace(tracer, event, started));
            return;
        }
        RunTrace trace = traces.get(event.run());
        if (trace != null) {
            trace.tell(event);
        }
        if (event.event() instanceof Event.RunFinished) {
            traces.remove(event.run());
        }
    }
}
