package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of a history, as they were found.
///
/// @param scripts the SQL files
/// @param settings files beside them that tell a tool how to run them, by name: `V1__a.sql.conf`, `metadata.toml`
public record Folder(List<Script> scripts, Map<String, String> settings) {
    public Folder {
        scripts = Names.sorted(scripts, Script::name);
        settings = Map.copyOf(settings);
    }

    /// Whether a file is one that only tells a tool how to run others.
    public static boolean isSetting(String name) {
        String last = Names.last(name);
        return last.endsWith(".sql.conf")
                || last.equals("metadata.toml")
                || last.equals("migration_lock.toml")
                || last.equals("atlas.sum");
    }

    /// The text of the setting file `name` in the folder of `script`.
    Optional<String> beside(Script script, String name) {
        return settings.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(settings.get(Names.parent(script.name()) + name));
    }
}
