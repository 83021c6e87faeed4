package dev.dbguild.definition.knowledge;

import java.util.List;

/// A section that answers a question.
///
/// @param agent id of the agent whose text it is
/// @param path headings from the top
/// @param line 1-based line of the heading in `file`
/// @param score comparable within one search only; higher is better
/// @param citation how to name it to a reader: `databases › DynamoDB › Single table`
/// @param text the section's own text, at most [Knowledge#MAX_TEXT] characters
public record Hit(
        String agent,
        String file,
        List<String> path,
        int line,
        double score,
        String citation,
        String text) {
    public Hit {
        path = List.copyOf(path);
    }
}
