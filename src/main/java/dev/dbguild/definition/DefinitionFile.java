package dev.dbguild.definition;

import java.nio.file.Path;

/// A file of one of the folders, as it was found.
///
/// @param file path relative to the folder that was read, with `/`
/// @param modified nanoseconds; with the size, tells whether it changed
record DefinitionFile(FolderKind kind, Path path, String file, long modified, long size) {}
