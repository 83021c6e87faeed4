package dev.dbguild.review.generate;

import dev.dbguild.review.plan.PlannedFile;
import java.util.List;

/// The document `dbguild/migration/1`: the files that lead from one schema to another and back.
///
/// @param schema name and version of the document
/// @param same whether there is nothing to do
/// @param files up and down, in order, named as the layout wants them
/// @param up statements there, each with its semicolon
/// @param down statements back
/// @param destructive what going up loses, or where rows may stop it
/// @param destructiveDown what going down loses
/// @param notCovered what differs still after going up, or after going down again
/// @param notes what holds for the whole
/// @param upReaches whether going up in the lab gave the new schema
/// @param downReturns whether going down after it gave the old schema
public record GeneratedMigration(
        String schema,
        boolean same,
        List<PlannedFile> files,
        String up,
        String down,
        List<String> destructive,
        List<String> destructiveDown,
        List<String> notCovered,
        List<String> notes,
        boolean upReaches,
        boolean downReturns) {
    public static final String SCHEMA = "dbguild/migration/1";

    public GeneratedMigration {
        files = List.copyOf(files);
        destructive = List.copyOf(destructive);
        destructiveDown = List.copyOf(destructiveDown);
        notCovered = List.copyOf(notCovered);
        notes = List.copyOf(notes);
    }
}
