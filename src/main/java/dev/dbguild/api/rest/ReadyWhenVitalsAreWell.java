package dev.dbguild.api.rest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// `/q/health/ready`: up when everything the server depends on is well.
@Readiness
@Singleton
public final class ReadyWhenVitalsAreWell implements HealthCheck {
    private final Vitals vitals;

    @Inject
    public ReadyWhenVitalsAreWell(Vitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public HealthCheckResponse call() {
        List<Vitals.Vital> all = vitals.all();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("dbguild")
                        .status(all.stream().allMatch(Vitals.Vital::well));
        all.forEach(vital -> response.withData(vital.name(), vital.detail()));
        return response.build();
    }
}
