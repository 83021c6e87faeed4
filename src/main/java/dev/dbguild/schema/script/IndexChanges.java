package dev.dbguild.schema.script;

import dev.dbguild.schema.Index;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Map;

/// Statements that name an index and not its table.
///
/// @param drafts by qualified name
record IndexChanges(Map<String, TableDraft> drafts) {

    /// @return the tables that had it, as their users write them
    List<String> drop(Name index) {
        return drafts.values().stream()
                .filter(draft -> draft.indexes.removeIf(each -> isMeant(each, index)))
                .map(TableDraft::shown)
                .toList();
    }

    private static boolean isMeant(Index each, Name index) {
        return each.name().equals(index.last()) && !each.constraint();
    }

    void alter(Statement.AlterTable alter) {
        for (AlterAction action : alter.actions()) {
            if (action instanceof AlterAction.RenameTable rename) {
                drafts.values()
                        .forEach(draft -> rename(draft, alter.name().last(), rename.to().last()));
            }
        }
    }

    private static void rename(TableDraft draft, String from, String to) {
        draft.indexes.replaceAll(
                index -> index.name().equals(from) ? Indexes.named(index, to) : index);
    }
}
