package dev.dbguild.tool;

import dev.dbguild.engine.ReadsSettings.Setting;
import java.util.ArrayList;
import java.util.List;

/// The guild's formulas for PostgreSQL's key settings. All are starting points for a machine that serves the database
/// alone.
final class SettingsFormulas {
    private static final double MB = 1024.0 * 1024;

    private SettingsFormulas() {}

    /// @param bytes the value when it is a size, else -1
    record Formula(String name, String value, double bytes, String why) {

        /// Whether a size lies within a quarter of what is advised, and anything else is equal.
        boolean agrees(Setting present) {
            if (bytes < 0) {
                return Double.parseDouble(present.value()) == Double.parseDouble(value);
            }
            double now = Double.parseDouble(present.value()) * unit(present.unit());
            return now > bytes * 0.75 && now < bytes * 1.25;
        }

        private static double unit(@org.jspecify.annotations.Nullable String unit) {
            if (unit == null) {
                return 1;
            }
            return switch (unit) {
                case "8kB" -> 8192;
                case "kB" -> 1024;
                case "MB" -> MB;
                default -> 1;
            };
        }
    }

    static List<Formula> of(double memoryGb, String storage, int connections) {
        double memory = memoryGb * 1024 * MB;
        List<Formula> all = new ArrayList<>(sizes(memory, connections));
        all.add(
                plain(
                        "max_connections",
                        connections,
                        "as asked, else what the target has, else 200; put a pooler before more"));
        all.add(plain("checkpoint_completion_target", 0.9, "spreads the writes of a checkpoint"));
        all.addAll(storage.equals("hdd") ? spinning() : solid(storage));
        return all;
    }

    private static List<Formula> sizes(double memory, int connections) {
        return List.of(
                size("shared_buffers", memory / 4, "25 % of memory"),
                size(
                        "effective_cache_size",
                        memory * 3 / 4,
                        "75 % of memory; a hint to the planner, allocates nothing"),
                size(
                        "work_mem",
                        Math.max(MB, memory / connections / 2),
                        "memory / max_connections / 2; each sort or hash of each session may take it"),
                size(
                        "maintenance_work_mem",
                        Math.min(memory / 16, 2048 * MB),
                        "memory / 16, at most 2 GB"),
                size("wal_buffers", 16 * MB, "16 MB"));
    }

    private static List<Formula> solid(String storage) {
        return List.of(
                plain(
                        "random_page_cost",
                        1.1,
                        "random reads cost about as much as sequential ones on " + storage),
                plain(
                        "effective_io_concurrency",
                        200,
                        "solid state answers many requests at once"));
    }

    private static List<Formula> spinning() {
        return List.of(
                plain("random_page_cost", 4.0, "the default suits spinning disks"),
                plain("effective_io_concurrency", 2, "a spinning disk answers few at once"));
    }

    private static Formula size(String name, double bytes, String why) {
        long megabytes = Math.max(1, Math.round(bytes / MB));
        return new Formula(name, megabytes + "MB", megabytes * MB, why);
    }

    private static Formula plain(String name, double value, String why) {
        String text =
                value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
        return new Formula(name, text, -1, why);
    }
}
