package dev.dbguild.api.rest;

import dev.dbguild.agent.Limits;
import dev.dbguild.agent.Runs;
import dev.dbguild.agent.ToolDesk;
import dev.dbguild.agent.Workshop;
import dev.dbguild.app.Observers;
import dev.dbguild.definition.GuildFolder;
import dev.dbguild.delegation.Handoffs;
import dev.dbguild.delegation.Router;
import dev.dbguild.engine.Target;
import dev.dbguild.engine.Targets;
import dev.dbguild.lab.Lab;
import dev.dbguild.lab.SharedCluster;
import dev.dbguild.store.PostgresRunStore;
import dev.dbguild.store.StateDatabases;
import dev.dbguild.tool.ToolRunner;
import dev.dbguild.tool.gate.Masking;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;

/// The parts of the server under test: real databases and definitions, and a model whose replies the tests script.
@Alternative
@Priority(1)
@Singleton
public class TestParts {
    static final ScriptedModel MODEL = new ScriptedModel();
    static final int CONCURRENT_RUNS = 4;
    private static final Limits LIMITS =
            new Limits(12, 24, Limits.DEFAULT.wallClock(), 400_000, 3, 3, CONCURRENT_RUNS);

    @Produces
    @Singleton
    GuildFolder folder() {
        return GuildFolder.open(Path.of(""));
    }

    @Produces
    @Singleton
    Lab lab() {
        return SharedCluster.lab();
    }

    @Produces
    @Singleton
    Targets targets() {
        Target shop =
                SharedCluster.freshTarget(
                        "create table orders (id bigint primary key)",
                        "create table parcels (order_id bigint references orders)");
        return new Targets(
                List.of(
                        new Target(
                                "shop",
                                shop.engine(),
                                shop.url(),
                                shop.user(),
                                shop.password(),
                                "a small shop"),
                        new Target(
                                "dead",
                                "postgresql",
                                "jdbc:postgresql://127.0.0.1:1/none",
                                "nobody",
                                "secret-password",
                                "nobody listens there")));
    }

    @Produces
    @Singleton
    Runs runs(GuildFolder folder, Targets targets, Lab lab, Observers observers) {
        return new Runs(
                new Workshop(
                        folder::current,
                        targets,
                        new Router(),
                        new Handoffs(),
                        agent -> MODEL,
                        new ToolDesk(new ToolRunner(), targets, lab),
                        new PostgresRunStore(StateDatabases.migrated()),
                        LIMITS,
                        Masking.NEVER,
                        observers.all(),
                        Executors.newVirtualThreadPerTaskExecutor()));
    }
}
