package dev.dbguild.app;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/// Turns tracing on when `OTEL_EXPORTER_OTLP_ENDPOINT` names a collector, and off when nothing would take the spans.
public final class SendTracesOnlyWhereAsked implements ConfigSource {
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String DISABLED = "quarkus.otel.sdk.disabled";
    private static final String EXPORTER = "quarkus.otel.exporter.otlp.endpoint";
    private static final int BELOW_APPLICATION_PROPERTIES = 240;
    private final Map<String, String> properties;

    public SendTracesOnlyWhereAsked() {
        this(System.getenv());
    }

    SendTracesOnlyWhereAsked(Map<String, String> environment) {
        String endpoint = environment.getOrDefault(ENDPOINT, "").strip();
        this.properties =
                endpoint.isEmpty()
                        ? Map.of(DISABLED, "true")
                        : Map.of(DISABLED, "false", EXPORTER, endpoint);
    }

    @Override
    public int getOrdinal() {
        return BELOW_APPLICATION_PROPERTIES;
    }

    @Override
    public Map<String, String> getProperties() {
        return properties;
    }

    @Override
    public Set<String> getPropertyNames() {
        return properties.keySet();
    }

    @Override
    public @Nullable String getValue(String property) {
        return properties.get(property);
    }

    @Override
    public String getName() {
        return "traces only where asked";
    }
}
