package dev.dbguild.app;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where dbguild finds its definitions and keeps its state.
///
/// @param folder holds `agents`, `tools`, `delegations`, `prompts` and perhaps `dbguild.yaml`
/// @param data holds the embedded PostgreSQL
record Home(Path folder, Path data) {
    /// The launcher says where the program is; without it, the working directory counts.
    ///
    /// @param data as given on the command line; null falls back to `DBGUILD_DATA`, then to `.dbguild` in the home
    static Home of(@Nullable Path data, Map<String, String> environment) {
        String named =
                environment.getOrDefault("DBGUILD_HOME", System.getProperty("dbguild.home", ""));
        Path folder = Path.of(named).toAbsolutePath().normalize();
        Path fallback = folder.resolve(environment.getOrDefault("DBGUILD_DATA", ".dbguild"));
        return new Home(folder, (data == null ? fallback : data).toAbsolutePath().normalize());
    }

    Path settings() {
        return folder.resolve("dbguild.yaml");
    }
}
