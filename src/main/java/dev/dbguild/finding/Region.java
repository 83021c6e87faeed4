package dev.dbguild.finding;

/// A piece of a file by lines and columns as well as by bytes.
///
/// @param startColumn 1-based, in UTF-16 code units, a byte order mark not counted
/// @param endColumn column after its last character
record Region(
        int startLine,
        int startColumn,
        int endLine,
        int endColumn,
        int byteOffset,
        int byteLength,
        String snippet) {

    Change.Lines lines() {
        return new Change.Lines(startLine, endLine);
    }
}
