package dev.dbguild.finding;

/// A form in which a review is told. Found by its one file; stateless, thread-safe.
public interface Reporter {
    /// The name that `--format` takes: `text`, `sarif`.
    String format();

    /// What HTTP calls the form.
    String mediaType();

    /// Whether it shows replacements, which are costly to prove.
    default boolean suggests() {
        return false;
    }

    /// Whether a host of repositories reads it, who knows files by their places in the repository.
    default boolean forHost() {
        return false;
    }

    /// The report; ends with a line end.
    String tell(Report report);
}
