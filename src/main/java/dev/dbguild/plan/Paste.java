package dev.dbguild.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody copied out of a terminal, a log or a file and that should hold a plan. Not thread-safe.
public final class Paste {
    /// More characters than this are refused.
    public static final int MOST = 10_000_000;

    private final String original;
    private final String text;
    private @Nullable List<JsonNode> documents;

    /// @throws Problem [Code#TOO_LARGE] above [#MOST] characters
    public Paste(String original) {
        if (original.length() > MOST) {
            throw new Problem(
                            Code.TOO_LARGE,
                            "the plan has %,d characters; at most %,d are read"
                                    .formatted(original.length(), MOST),
                            "explain without VERBOSE, or send the part of the plan that matters")
                    .with("limit", MOST);
        }
        this.original = original;
        this.text = Unframed.of(Exported.from(original).orElse(original));
    }

    /// As it was pasted.
    public String original() {
        return original;
    }

    /// Without borders, headers, row counts and the marks at line ends that terminals and logs put around a plan;
    /// lines keep their indentation and end in `\n`.
    public String text() {
        return text;
    }

    /// The JSON objects and arrays of objects in it, in their order, whatever stands between them.
    ///
    /// @throws Problem [Code#BAD_JSON] with `line` and `column` when what begins like one is broken
    public List<JsonNode> documents() {
        if (documents == null) {
            documents = JsonDocuments.in(text);
        }
        return documents;
    }
}
