package dev.dbguild.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the server's settings as this session sees them.
public interface ReadsSettings extends Capability {
    List<Setting> read(Target target);

    /// @param value in `unit`s, as the engine stores it: `16384`
    /// @param unit `8kB`, `ms`, null when it is a plain value
    /// @param shown as people write it: `128MB`
    /// @param source where it comes from: `default`, `configuration file`, …
    /// @param needs `restart`, `reload` or `session`: what a change takes
    record Setting(
            String name,
            String value,
            @Nullable String unit,
            String shown,
            String source,
            String needs,
            boolean pendingRestart) {}
}
