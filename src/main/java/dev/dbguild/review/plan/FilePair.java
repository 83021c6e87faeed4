package dev.dbguild.review.plan;

/// A file up and the file that undoes it, before a layout names them.
///
/// @param version three digits or more
/// @param slug lower-case words joined by underscores
public record FilePair(String version, String slug, Half up, Half down) {
    /// What one of the two holds.
    ///
    /// @param text statements, each with its semicolon
    /// @param transactional whether it runs in one transaction; else each statement is its own
    public record Half(String text, boolean transactional) {
        String wrapped() {
            return transactional ? "begin;\n" + text + "commit;\n" : text;
        }

        /// goose cuts at semicolons unless it is told not to.
        String goose() {
            boolean blocks = text.matches("(?s).*\\$\\w*\\$.*");
            return blocks ? "-- +goose StatementBegin\n" + text + "-- +goose StatementEnd\n" : text;
        }
    }
}
