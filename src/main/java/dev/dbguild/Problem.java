package dev.dbguild;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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
        this(code, what, cure, Map.of());
    }

    private Problem(Code code, String what, String cure, Map<String, Object> fields) {
        super(what);
        this.code = code;
        this.cure = cure;
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// The same problem with one more field of context.
    public Problem with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        Problem problem = new Problem(code, what(), cure, more);
        return getCause() == null ? problem : problem.causedBy(getCause());
    }

    /// The same problem with the exception that caused it, for the log only.
    public Problem causedBy(Throwable cause) {
        Problem problem = new Problem(code, what(), cure, fields);
        problem.initCause(cause);
        return problem;
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
