package dev.dbguild.app;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.Target;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Serves: prepares the state and the demo target, starts Quarkus, says that it is ready, and waits.
final class Server {
    private final Guildhall hall;
    private final long start =
            ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(java.time.Instant::toEpochMilli)
                    .orElse(System.currentTimeMillis());

    Server(Guildhall hall) {
        this.hall = hall;
    }

    void serve(String host, int port) {
        hall.ownCluster();
        hall.cluster().closeExplicitly();
        hall.store().interruptUnfinished();
        hall.targets();
        DefinitionFaults.of(hall.guild()).stream()
                .map(DefinitionFaults::line)
                .forEach(System.err::println);
        System.setProperty("quarkus.http.host", host);
        System.setProperty("quarkus.http.port", Integer.toString(port));
        Parts.use(hall);
        Logger.getLogger("").setLevel(Level.INFO);
        AtomicReference<Throwable> failed = new AtomicReference<>();
        Quarkus.run(
                Ready.class,
                (code, failure) -> failed.set(failure),
                host,
                Integer.toString(port),
                Long.toString(start));
        if (failed.get() != null) {
            throw new Problem(
                            Code.CONFLICT,
                            "the server cannot listen on %s:%d: %s"
                                    .formatted(host, port, failed.get().getMessage()),
                            "choose another port with --port, or stop what listens there")
                    .with("port", port);
        }
    }

    /// What Quarkus runs once it listens.
    public static final class Ready implements QuarkusApplication {
        @Override
        public int run(String... where) {
            Guildhall hall = Parts.hall();
            String url = "http://" + where[0] + ":" + where[1];
            Duration took =
                    Duration.ofMillis(System.currentTimeMillis() - Long.parseLong(where[2]));
            System.out.printf(
                    Locale.ROOT,
                    "dbguild is ready at %s in %.1f s%n",
                    url,
                    took.toMillis() / 1000.0);
            System.out.println(
                    "  targets  "
                            + String.join(
                                    ", ",
                                    hall.targets().all().stream().map(Ready::described).toList()));
            System.out.printf(
                    "  guild    %d agents, %d tools (%s)%n",
                    hall.guild().agents().size(),
                    hall.guild().tools().size(),
                    hall.guild().version());
            System.out.println("  API      " + url + "/q/swagger-ui");
            System.out.println("  try      ./dbguild ask \"how healthy is demo?\" --target demo");
            Quarkus.waitForExit();
            // a signal ends the process as soon as this returns: runs and PostgreSQL end before
            hall.close();
            return 0;
        }

        private static String described(Target target) {
            return target.name() + " (" + target.engine() + ")";
        }
    }
}
