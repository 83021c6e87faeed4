package dev.dbguild.advise.health;

import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;
import dev.dbguild.engine.ReadsSettings.Setting;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Settings that do not fit each other, or the size of the database.
final class UnfitSetting implements HealthCheck {
    private static final double MEMORY_SHARE = 0.75;
    private static final long LARGE = 1L << 30;
    private static final long SMALL_BUFFERS = 128L << 20;
    private static final int MANY_CONNECTIONS = 500;

    private static final HealthCard CARD =
            new HealthCard(
                    "unfit-setting",
                    "settings contradict each other or the size of the database, so that it is slower than it must be",
                    "shared_buffers of 128 MB or less for a database of 1 GB; effective_cache_size below shared_buffers;"
                            + " random_page_cost below seq_page_cost; work_mem for all connections beyond the memory that"
                            + " effective_cache_size speaks of; work_mem under 1 MB; over 500 connections allowed",
                    "the seeds' rules for settings (cache 75 % of memory); PgHero and postgres-mcp: 500 connections",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        Values values = new Values(facts.settings());
        return Stream.of(
                        buffers(values, facts.server().bytes()),
                        cache(values),
                        random(values),
                        memory(values),
                        workMemory(values),
                        connections(values))
                .flatMap(Optional::stream)
                .toList();
    }

    /// Settings by name, as bytes or numbers; 0 for one that is not there.
    private record Values(Map<String, Setting> byName) {
        Values(List<Setting> settings) {
            this(settings.stream().collect(Collectors.toMap(Setting::name, Function.identity())));
        }

        double bytes(String name) {
            return of(name).map(setting -> Bytes.read(setting.shown())).orElse(0.0);
        }

        double number(String name) {
            return of(name).map(setting -> Double.parseDouble(setting.value())).orElse(0.0);
        }

        boolean chosen(String name) {
            return of(name).filter(setting -> !setting.source().equals("default")).isPresent();
        }

        private Optional<Setting> of(String name) {
            return Optional.ofNullable(byName.get(name));
        }
    }

    private static Optional<Finding> buffers(
            Values values, @org.jspecify.annotations.Nullable Long database) {
        double buffers = values.bytes("shared_buffers");
        return database == null || database < LARGE || buffers > SMALL_BUFFERS || buffers == 0
                ? Optional.empty()
                : told(
                        "shared_buffers",
                        "shared_buffers is %s for a database of %s"
                                .formatted(Bytes.shown(buffers), Bytes.shown(database)),
                        "give it a quarter of the machine's memory; takes a restart");
    }

    private static Optional<Finding> cache(Values values) {
        double cache = values.bytes("effective_cache_size");
        double buffers = values.bytes("shared_buffers");
        return cache == 0 || cache >= buffers
                ? Optional.empty()
                : told(
                        "effective_cache_size",
                        "effective_cache_size (%s) is less than shared_buffers (%s): the planner thinks reads dearer than they are"
                                .formatted(Bytes.shown(cache), Bytes.shown(buffers)),
                        "set it to three quarters of the machine's memory",
                        set("effective_cache_size", "%dMB".formatted(3 * megabytes(buffers))));
    }

    private static Optional<Finding> random(Values values) {
        double random = values.number("random_page_cost");
        double sequential = values.number("seq_page_cost");
        return random == 0 || random >= sequential
                ? Optional.empty()
                : told(
                        "random_page_cost",
                        "random_page_cost (%s) is less than seq_page_cost (%s): the planner takes jumping for cheaper than reading on"
                                .formatted(random, sequential),
                        "1.1 for an SSD, 4 for a spinning disk",
                        set("random_page_cost", String.valueOf(Math.max(1.1, sequential))));
    }

    /// Speaks only where somebody chose both figures.
    private static Optional<Finding> memory(Values values) {
        double sum = values.bytes("work_mem") * values.number("max_connections");
        double memory = values.bytes("effective_cache_size") / MEMORY_SHARE;
        return !values.chosen("work_mem") || !values.chosen("effective_cache_size") || sum <= memory
                ? Optional.empty()
                : told(
                        "work_mem",
                        "work_mem for each of %s connections makes %s; effective_cache_size speaks of %s of memory"
                                .formatted(
                                        Figures.count(values.number("max_connections")),
                                        Bytes.shown(sum),
                                        Bytes.shown(memory)),
                        "lower it for all, and raise it for the roles whose queries need it",
                        set(
                                "work_mem",
                                "%dMB"
                                        .formatted(
                                                Math.max(
                                                        4,
                                                        megabytes(
                                                                memory
                                                                        / 2
                                                                        / values.number(
                                                                                "max_connections"))))));
    }

    private static Optional<Finding> workMemory(Values values) {
        double memory = values.bytes("work_mem");
        return memory == 0 || memory >= 1 << 20
                ? Optional.empty()
                : told(
                        "work_mem",
                        "work_mem is %s: nearly every sort goes to disk"
                                .formatted(Bytes.shown(memory)),
                        "4 MB is the server's own default",
                        set("work_mem", "4MB"));
    }

    private static Optional<Finding> connections(Values values) {
        double most = values.number("max_connections");
        return most <= MANY_CONNECTIONS
                ? Optional.empty()
                : told(
                        "max_connections",
                        "%s connections are allowed; each costs memory, and snapshots cost more with each"
                                .formatted(Figures.count(most)),
                        "put a pool in front (pgbouncer) and allow a few hundred; takes a restart");
    }

    private static long megabytes(double bytes) {
        return (long) (bytes / 1024 / 1024);
    }

    private static String set(String name, String value) {
        return "alter system set %s = '%s';\nselect pg_reload_conf();".formatted(name, value);
    }

    private static Optional<Finding> told(String name, String message, String remedy) {
        return Optional.of(CARD.measured(name).warning(message, new Remedy(remedy, null)));
    }

    private static Optional<Finding> told(String name, String message, String remedy, String sql) {
        return Optional.of(CARD.measured(name).warning(message, new Remedy(remedy, sql)));
    }
}
