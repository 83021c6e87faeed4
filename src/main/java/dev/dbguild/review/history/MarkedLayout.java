package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.util.List;

/// One file a migration, told by marks that only its tool writes.
interface MarkedLayout extends Layout {
    Migration migration(Script script);

    @Override
    default boolean isSure() {
        return true;
    }

    @Override
    default List<Migration> read(Folder folder) {
        return Names.sorted(
                folder.scripts().stream()
                        .filter(script -> fits(script, folder))
                        .map(this::migration)
                        .toList(),
                Migration::id);
    }
}
