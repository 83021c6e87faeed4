package dev.dbguild.engine;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.Optional;

/// A kind of database that targets can be of. Found by its one file; thread-safe.
public interface DatabaseEngine extends AutoCloseable {
    /// The id that targets and tool cards use: `postgresql`.
    String id();

    /// Closes every connection it holds; a later use opens new ones.
    @Override
    default void close() {}

    /// How this engine does `capability`, or empty when it cannot.
    <C extends Capability> Optional<C> find(Class<C> capability);

    /// As [#find], or [Code#NOT_SUPPORTED_BY_ENGINE].
    default <C extends Capability> C require(Class<C> capability) {
        return find(capability)
                .orElseThrow(() ->
                        new Problem(
                                        Code.NOT_SUPPORTED_BY_ENGINE,
                                        "engine '" + id() + "' cannot do this yet",
                                        "use a target of another engine")
                                .with("engine", id())
                                .with("capability", capability.getSimpleName()));
    }
}
