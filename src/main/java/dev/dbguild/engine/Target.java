package dev.dbguild.engine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A configured database connection, by name. Callers name targets; they never send URLs or credentials.
///
/// @param engine id of the [DatabaseEngine] that serves it: `postgresql`, `mysql`, `mariadb`, `sqlite`, `mongodb`, `redis`
/// @param url where the driver connects, without credentials
/// @param password never printed, logged or sent to a model; null when the engine needs none
public record Target(
        String name,
        String engine,
        String url,
        @Nullable String user,
        @Nullable String password,
        String description) {

    public Target {
        name = name.toLowerCase(Locale.ROOT);
        if (!name.matches("[a-z0-9][a-z0-9_-]{0,62}")) {
            throw new IllegalArgumentException(
                    "a target's name has 1 to 63 of a-z, 0-9, '-', '_', not '" + name + "'");
        }
    }

    @Override
    public String toString() {
        return "target '" + name + "' (" + engine + ")";
    }
}
