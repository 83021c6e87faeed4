package dev.dbguild.engine;

import dev.dbguild.Code;
import dev.dbguild.Found;
import dev.dbguild.Problem;
import java.util.List;

/// Every engine this build has.
public final class Engines {
    private Engines() {}

    public static List<DatabaseEngine> all() {
        return Found.every(DatabaseEngine.class);
    }

    /// Closes every connection of every engine that was used: what the owner of the process does last.
    public static void close() {
        Found.made(DatabaseEngine.class).forEach(DatabaseEngine::close);
    }

    /// The engine that serves `target`, or [Code#BAD_SETTING].
    public static DatabaseEngine of(Target target) {
        return all().stream()
                .filter(engine -> engine.id().equals(target.engine()))
                .findFirst()
                .orElseThrow(() ->
                        new Problem(
                                        Code.BAD_SETTING,
                                        "target '"
                                                + target.name()
                                                + "' is of engine '"
                                                + target.engine()
                                                + "', which dbguild does not have",
                                        "use one of: "
                                                + all().stream().map(DatabaseEngine::id).toList())
                                .with("target", target.name()));
    }

    /// How the engine of `target` does `capability`, or [Code#NOT_SUPPORTED_BY_ENGINE].
    public static <C extends Capability> C on(Target target, Class<C> capability) {
        return of(target).require(capability);
    }
}
