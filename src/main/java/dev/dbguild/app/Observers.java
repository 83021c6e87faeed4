package dev.dbguild.app;

import dev.dbguild.agent.RunEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;

/// Who watches every run of the server: metrics, traces and the log, all from the one stream of events.
@Singleton
public final class Observers {
    private final List<Consumer<RunEvent>> all;

    @Inject
    public Observers(MeterRegistry metrics, Tracer tracer) {
        this.all = List.of(new RunMetrics(metrics), new RunSpans(tracer), new RunLog());
    }

    public List<Consumer<RunEvent>> all() {
        return all;
    }
}
