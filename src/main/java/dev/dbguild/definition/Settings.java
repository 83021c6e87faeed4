package dev.dbguild.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `dbguild.yaml` says.
///
/// @param targets in the order of the file, names unique
/// @param review how changes are reviewed
/// @param gate what callers' SQL may cost, and what of it a remote model sees
/// @param models model aliases of agent files (`sonnet`, `inherit`, …) to the model that stands for them
public record Settings(
        List<TargetSetting> targets,
        Map<String, String> models,
        ReviewSection review,
        GateSection gate) {
    /// No file, nothing set.
    public static final Settings NONE =
            new Settings(List.of(), Map.of(), ReviewSection.NONE, GateSection.NONE);

    public Settings {
        targets = List.copyOf(targets);
        models = Map.copyOf(models);
    }

    /// One configured target.
    ///
    /// @param engine `postgresql`, `mysql`, `mariadb`, `sqlite`, `mongodb` or `redis`
    /// @param url without credentials
    /// @param password as the environment or the file has it; never shown
    public record TargetSetting(
            String name,
            String engine,
            String url,
            @Nullable String user,
            @Nullable String password,
            String description) {
        @Override
        public String toString() {
            return "target '" + name + "' (" + engine + ")";
        }
    }
}
