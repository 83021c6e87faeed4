package dev.dbguild.schema.script;

import dev.dbguild.sql.Script;
import dev.dbguild.sql.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Where in scripts an object of the schema was last shaped. Not thread-safe.
public final class Origins {
    private final Map<String, Origin> origins = new HashMap<>();

    /// @param source the statement, or the part of it that is about the object
    public record Origin(Script script, Source source) {}

    void put(String key, Origin origin) {
        origins.put(key, origin);
    }

    void putIfAbsent(String key, Origin origin) {
        origins.putIfAbsent(key, origin);
    }

    void move(String from, String to) {
        Origin origin = origins.remove(from);
        if (origin != null) {
            origins.put(to, origin);
        }
    }

    /// The first of these objects that one of these scripts shaped.
    ///
    /// @param scripts by identity
    /// @param keys names as users write them (`orders`, `orders.total`), or what [#constraint], [#index] and [#touch] give
    public Optional<Origin> in(Set<Script> scripts, List<String> keys) {
        return keys.stream()
                .map(origins::get)
                .filter(Objects::nonNull)
                .filter(origin -> scripts.contains(origin.script()))
                .findFirst();
    }

    public static String constraint(String table, String name) {
        return "constraint " + name + " on " + table;
    }

    public static String index(String name) {
        return "index " + name;
    }

    public static String routine(String name) {
        return "routine " + name;
    }

    public static String type(String name) {
        return "type " + name;
    }

    /// The last statement that had to do with a table.
    public static String touch(String table) {
        return "touch " + table;
    }

    /// The name as users write it: without the schema where that is `public`.
    public static String shown(String qualified) {
        return qualified.startsWith("public.") ? qualified.substring(7) : qualified;
    }
}
