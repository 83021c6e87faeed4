package dev.dbguild.app;

import dev.dbguild.agent.Runs;
import dev.dbguild.definition.GuildFolder;
import dev.dbguild.engine.Targets;
import dev.dbguild.lab.Lab;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;

/// Hands the parts of the guildhall to the server's resources. The server opens the guildhall; a test that starts
/// only Quarkus gets one on the default data directory.
@ApplicationScoped
public class Parts {
    private static final AtomicReference<Guildhall> HALL = new AtomicReference<>();

    static void use(Guildhall hall) {
        HALL.set(hall);
    }

    static Guildhall hall() {
        return HALL.updateAndGet(hall -> hall == null ? Guildhall.open(null, line -> {}) : hall);
    }

    @Produces
    @Singleton
    Guildhall guildhall() {
        return hall();
    }

    @Produces
    @Singleton
    GuildFolder folder() {
        return hall().folder();
    }

    @Produces
    @Singleton
    Runs runs(Observers observers) {
        observers.all().forEach(hall()::observe);
        return hall().runs();
    }

    @Produces
    @Singleton
    Targets targets() {
        return hall().targets();
    }

    @Produces
    @Singleton
    Lab lab() {
        return hall().lab();
    }
}
