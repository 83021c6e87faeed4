package dev.dbguild.engine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks functions up in a target's catalogue, so that the SQL gate judges what a name means and not how it is spelt.
public interface ResolvesFunctions extends Capability {
    /// Every function, in whatever schema, that has one of these names.
    ///
    /// @param names as the engine folds them: unquoted ones in lower case, quoted ones as they are
    List<Function> resolve(Target target, Set<String> names);

    /// @param volatility `immutable`, `stable` or `volatile`
    /// @param system whether it came with the server, and not from a user or an extension
    /// @param extension that it belongs to, null when to none
    /// @param kind `function`, `procedure`, `aggregate` or `window`
    /// @param definer whether it runs with its owner's rights
    /// @param ofRow whether its only argument is a row, so that `row.function` calls it
    record Function(
            String schema,
            String name,
            String volatility,
            boolean system,
            @Nullable String extension,
            String kind,
            boolean definer,
            boolean ofRow) {}
}
