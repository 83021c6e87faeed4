package dev.dbguild.engine;

import java.util.List;

/// Lists what was installed or built in one version while the server now has another.
public interface ListsVersions extends Capability {
    Versions list(Target target);

    record Versions(List<Extension> extensions, List<Collation> collations) {
        public Versions {
            extensions = List.copyOf(extensions);
            collations = List.copyOf(collations);
        }
    }

    /// An extension for which the server has other files than were installed from.
    record Extension(String name, String installed, String available) {}

    /// A collation whose library sorts otherwise than when indexes were built on it.
    ///
    /// @param name as SQL writes it; of the database when `ofDatabase`
    /// @param ofDatabase whether it is the database's default one
    /// @param indexes how many indexes sort by it
    record Collation(
            String name, boolean ofDatabase, String recorded, String actual, long indexes) {}
}
