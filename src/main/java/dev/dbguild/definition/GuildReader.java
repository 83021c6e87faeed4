package dev.dbguild.definition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the four folders into a guild, once.
public final class GuildReader {
    private GuildReader() {}

    /// The guild of `agents/`, `tools/`, `delegations/` and `prompts/` under `root`.
    ///
    /// Mistakes in files are diagnostics of the guild, never exceptions; only a missing folder is
    /// [dev.dbguild.Code#BAD_DEFINITION].
    ///
    /// @param agentFolders further folders of agent files, read after those of the root
    public static Guild read(Path root, Path... agentFolders) {
        Contents contents = Contents.find(root, List.of(agentFolders));
        List<Reading> readings = contents.files().parallelStream().map(Reading::of).toList();
        return Assembly.guild(readings, contents.diagnostics());
    }

    /// Everything found in the folders, not yet read.
    record Contents(List<DefinitionFile> files, List<Path> folders, List<Diagnostic> diagnostics) {
        static Contents find(Path root, List<Path> agentFolders) {
            Contents contents =
                    new Contents(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (FolderKind kind : FolderKind.values()) {
                contents.add(
                        DefinitionFiles.scan(
                                kind, root.resolve(kind.folder()), kind.folder() + "/"));
            }
            for (Path folder : agentFolders) {
                contents.add(DefinitionFiles.scan(FolderKind.AGENTS, folder, folder + "/"));
            }
            return contents;
        }

        private void add(DefinitionFiles.Scan scan) {
            files.addAll(scan.files());
            folders.addAll(scan.folders());
            diagnostics.addAll(scan.diagnostics());
        }
    }
}
