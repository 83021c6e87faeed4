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
        boolean fast = !storage.equals("hdd");
        List<Formula> all = new ArrayList<>();
        all.add(size("shared_buffers", memory / 4, "25 % of memory"));
        all.add(
                size(
                        "effective_cache_size",
                        memory * 3 / 4,
                        "75 % of memory; a hint to the planner, allocates nothing"));
        all.add(
                size(
                        "work_mem",
                        Math.max(MB, memory / connections / 2),
                        "memory / max_connections / 2; each sort or hash of each session may take it"));
        all.add(
                size(
                        "maintenance_work_mem",
                        Math.min(memory / 16, 2048 * MB),
                        "memory / 16, at most 2 GB"));
        all.add(size("wal_buffers", 16 * MB, "16 MB"));
        all.add(
                plain(
                        "max_connections",
                        connections,
                        "as asked, else what the target has, else 200; put a pooler before more"));
        all.add(plain("checkpoint_completion_target", 0.9, "spreads the writes of a checkpoint"));
        all.add(
                plain(
                        "random_page_cost",
                        fast ? 1.1 : 4.0,
                        fast
                                ? "random reads cost about as much as sequential ones on " + storage
                                : "the default suits spinning disks"));
        all.add(
                plain(
                        "effective_io_concurrency",
                        fast ? 200 : 2,
                        fast
                                ? "solid state answers many requests at once"
                                : "a spinning disk answers few at once"));
        return all;
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
