package dev.dbguild.app;

import dev.dbguild.Problem;
import dev.dbguild.cli.Workbench.Checkup;
import dev.dbguild.cli.Workbench.Checkup.State;
import dev.dbguild.definition.Diagnostic;
import dev.dbguild.engine.DescribesServer;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.Target;
import dev.dbguild.lab.Shadow;
import dev.dbguild.model.ModelSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Looks at everything dbguild needs, one thing at a time, so that no failure hides another.
final class Doctor {
    private static final long ENOUGH_DISK = 2L << 30;

    private final Home home;
    private final Map<String, String> environment;
    private final Guildhall hall;

    Doctor(Home home, Map<String, String> environment, Guildhall hall) {
        this.home = home;
        this.environment = environment;
        this.hall = hall;
    }

    List<Checkup> checkups() {
        List<Checkup> all = new ArrayList<>();
        all.add(checked("java", this::java));
        all.add(checked("disk", this::disk));
        all.add(checked("definitions", this::definitions));
        all.add(checked("postgresql", this::cluster));
        all.add(checked("state", this::state));
        all.add(checked("lab", this::lab));
        all.add(checked("model", this::model));
        all.addAll(targets());
        return all;
    }

    private static Checkup checked(String subject, Supplier<Checkup> checkup) {
        try {
            return checkup.get();
        } catch (Problem problem) {
            return new Checkup(
                    subject,
                    State.PROBLEM,
                    problem.code().id() + ": " + problem.what(),
                    problem.cure());
        }
    }

    private Checkup java() {
        return ok("java", Runtime.version() + " in " + System.getProperty("java.home"));
    }

    private Checkup disk() {
        try {
            Path existing = Files.exists(home.data()) ? home.data() : home.folder();
            long free = Files.getFileStore(existing).getUsableSpace();
            String detail = "%,d MB free for %s".formatted(free >> 20, home.data());
            return free < ENOUGH_DISK
                    ? new Checkup(
                            "disk",
                            State.NOTE,
                            detail,
                            "free 2 GB, or choose another place with --data DIR")
                    : ok("disk", detail);
        } catch (IOException e) {
            return new Checkup(
                    "disk",
                    State.PROBLEM,
                    home.data() + " cannot be examined",
                    "choose another place with --data DIR");
        }
    }

    private Checkup definitions() {
        List<Diagnostic> wrong = DefinitionFaults.of(hall.guild());
        String detail =
                "%d agents, %d tools, %d delegations in %s"
                        .formatted(
                                hall.guild().agents().size(),
                                hall.guild().tools().size(),
                                hall.guild().delegations().size(),
                                home.folder());
        if (wrong.isEmpty()) {
            return ok("definitions", detail);
        }
        Diagnostic first = wrong.getFirst();
        return new Checkup(
                "definitions",
                State.NOTE,
                detail
                        + "; "
                        + wrong.size()
                        + " to look at, first "
                        + first.file()
                        + ":"
                        + first.line()
                        + " "
                        + first.message(),
                "./dbguild agents list");
    }

    private Checkup cluster() {
        String role = hall.cluster().isOwner() ? "started" : "attached to the running one";
        return ok(
                "postgresql",
                "embedded, %s, port %d, data in %s"
                        .formatted(role, hall.cluster().port(), home.data()));
    }

    private Checkup state() {
        hall.state();
        boolean elsewhere = !environment.getOrDefault("DBGUILD_DATABASE_URL", "").isBlank();
        return ok(
                "state",
                elsewhere
                        ? "kept where DBGUILD_DATABASE_URL says"
                        : "kept in the embedded PostgreSQL");
    }

    private Checkup lab() {
        long start = System.nanoTime();
        try (Shadow shadow = hall.lab().shadow()) {
            return ok(
                    "lab",
                    "made '%s' in %d ms"
                            .formatted(shadow.name(), (System.nanoTime() - start) / 1_000_000));
        }
    }

    private Checkup model() {
        ModelSettings settings = ModelSettings.of(environment);
        return settings.provider().equals(ModelSettings.BUILTIN)
                ? new Checkup("model", State.OK, "builtin: no key, no network", "")
                : ok(
                        "model",
                        settings.provider() + " " + settings.name() + " at " + settings.baseUrl());
    }

    private List<Checkup> targets() {
        try {
            return hall.targets().all().stream()
                    .map(target -> checked(target.name(), () -> target(target)))
                    .toList();
        } catch (Problem problem) {
            return List.of(
                    checked(
                            "targets",
                            () -> {
                                throw problem;
                            }));
        }
    }

    private static Checkup target(Target target) {
        var server = Engines.on(target, DescribesServer.class).describe(target);
        return ok(target.name(), "target, " + target.engine() + " " + server.version());
    }

    private static Checkup ok(String subject, String detail) {
        return new Checkup(subject, State.OK, detail, "");
    }
}
