package dev.dbguild;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The one exception of dbguild: what failed, where, and what to do about it.
///
/// The message is written for the user: lower case, names in single quotes, never a secret, never a stack trace.
/// Context travels as fields (`target`, `file`, `line`, `argument`, …), which surfaces print beside the message.
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String cure;
    private final transient Map<String, Object> fields;

    /// @param what what happened, to which of the user's objects
    /// @param cure what to do instead, ready to paste where that is possible
    public Problem(Code code, String what, String cure) {
        this(code, what, cure, Map.of(), null);
    }

    private Problem(
            Code code,
            String what,
            String cure,
            Map<String, Object> fields,
            @Nullable Throwable cause) {
        super(what, cause);
        this.code = code;
        this.cure = cure;
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// The same problem with one more field of context.
    public Problem with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Problem(code, what(), cure, more, getCause());
    }

    /// The same problem with the exception that caused it, for the log only.
    public Problem causedBy(Throwable cause) {
        return new Problem(code, what(), cure, fields, cause);
    }

    public Code code() {
        return code;
    }

    public String what() {
        String message = getMessage();
        return message == null ? code.id() : message;
    }

    public String cure() {
        return cure;
    }

    public Map<String, Object> fields() {
        return fields;
    }
}
