package dev.dbguild.finding;

import java.util.List;
import java.util.Map;

/// A form in which findings are told. Found by its one file; stateless, thread-safe.
public interface Reporter {
    /// The name that `--format` takes: `text`, `json`.
    String format();

    /// @param findings in the order in which they are to be told
    /// @param sources the text of each file, by the name that findings use for it; may lack some
    String report(List<Finding> findings, Map<String, String> sources);
}
