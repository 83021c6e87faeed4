package dev.dbguild.advise.health;

import dev.dbguild.advise.IndexStatement;
import dev.dbguild.engine.ReadsSettings.Setting;
import dev.dbguild.finding.Finding;
import dev.dbguild.finding.Remedy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A setting that loses data, or lets the database decay.
final class RiskySetting implements HealthCheck {
    private static final Map<String, String> LOSES =
            Map.of(
                    "fsync", "a crash of the machine can destroy the database",
                    "full_page_writes", "a crash of the machine can leave torn pages",
                    "autovacuum", "dead rows are never removed and statistics never refreshed",
                    "track_counts", "autovacuum does not know what to do");

    private static final Map<String, String> HIDES =
            Map.of(
                    "zero_damaged_pages", "damaged pages are emptied, their rows lost",
                    "ignore_checksum_failure", "damaged pages are read as if they were sound");

    private static final HealthCard CARD =
            new HealthCard(
                    "risky-setting",
                    "a setting loses data in a crash, or lets the database decay",
                    "fsync, full_page_writes, autovacuum or track_counts off; damaged pages emptied or overlooked;"
                            + " a planner method switched off for all;"
                            + " a change that waits for a restart",
                    "pganalyze calls fsync off critical",
                    "nothing");

    @Override
    public HealthCard card() {
        return CARD;
    }

    @Override
    public List<Finding> check(HealthFacts facts) {
        return facts.settings().stream().flatMap(setting -> find(facts, setting)).toList();
    }

    private static Stream<Finding> find(HealthFacts facts, Setting setting) {
        HealthSpot spot = CARD.measured(setting.name());
        String loss = LOSES.get(setting.name());
        if (loss != null && setting.value().equals("off")) {
            return Stream.of(
                    spot.error(
                            "'%s' is off: %s".formatted(setting.name(), loss),
                            new Remedy(how(setting, "on"), change(facts, setting, "on"))));
        }
        String hides = HIDES.get(setting.name());
        if (hides != null && setting.value().equals("on")) {
            return Stream.of(
                    spot.error(
                            "'%s' is on: %s".formatted(setting.name(), hides),
                            new Remedy(how(setting, "off"), change(facts, setting, "off"))));
        }
        if (isPlannerSwitch(setting)) {
            return Stream.of(
                    spot.warning(
                            "'%s' is off for everybody: the planner avoids a method even where it is best"
                                    .formatted(setting.name()),
                            new Remedy(
                                    "switch it on again, and mend the one query instead",
                                    change(facts, setting, "on"))));
        }
        return setting.pendingRestart()
                ? Stream.of(
                        spot.info(
                                "a change of '%s' waits for a restart".formatted(setting.name()),
                                new Remedy("restart the server when it suits", null)))
                : Stream.empty();
    }

    private static String how(Setting setting, String value) {
        return setting.source().equals("command line")
                ? "switch it %s: start the server without it on its command line".formatted(value)
                : "switch it " + value;
    }

    /// Where the value was set decides what undoes it; null where no statement can.
    private static @Nullable String change(HealthFacts facts, Setting setting, String value) {
        return switch (setting.source()) {
            case "command line", "environment variable" -> null;
            case "database" -> reset("database", facts.server().database(), setting);
            case "user" -> reset("role", facts.server().user(), setting);
            case String _ ->
                    "alter system set %s = %s;\nselect pg_reload_conf();"
                            .formatted(setting.name(), value);
        };
    }

    private static String reset(String kind, String name, Setting setting) {
        return "alter %s %s reset %s;".formatted(kind, IndexStatement.quoted(name), setting.name());
    }

    /// The partitionwise methods are off by default.
    private static boolean isPlannerSwitch(Setting setting) {
        return setting.name().startsWith("enable_")
                && setting.value().equals("off")
                && !setting.source().equals("default")
                && !setting.source().equals("session");
    }
}
