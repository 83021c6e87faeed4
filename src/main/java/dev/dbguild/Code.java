package dev.dbguild;

/// Every way a request can fail, as the kebab-case code that REST, MCP, the command line and metrics show.
///
/// Each code says whose fault it is and, in this one place, which HTTP status and exit code it becomes.
public enum Code {
    BAD_REQUEST(Fault.CALLER, 400),
    BAD_JSON(Fault.CALLER, 400),
    BAD_ENCODING(Fault.CALLER, 400),
    EMPTY_QUESTION(Fault.CALLER, 400),
    BAD_ARGUMENT(Fault.CALLER, 400),
    UNKNOWN_ARGUMENT(Fault.CALLER, 400),
    UNREADABLE_SQL(Fault.CALLER, 400),
    REFUSED_SQL(Fault.CALLER, 422),
    UNREADABLE_FILE(Fault.CALLER, 400),
    UNKNOWN_AGENT(Fault.CALLER, 404),
    UNKNOWN_TARGET(Fault.CALLER, 404),
    UNKNOWN_TOOL(Fault.CALLER, 404),
    UNKNOWN_RUN(Fault.CALLER, 404),
    UNKNOWN_PATH(Fault.CALLER, 404),
    NOT_ACCEPTABLE(Fault.CALLER, 406),
    UNSUPPORTED_MEDIA_TYPE(Fault.CALLER, 415),
    METHOD_NOT_ALLOWED(Fault.CALLER, 405),
    CONFLICT(Fault.CALLER, 409),
    NOT_SUPPORTED_BY_ENGINE(Fault.CALLER, 422),
    APPROVAL_REQUIRED(Fault.CALLER, 409),
    TOO_LARGE(Fault.LIMIT, 413),
    TOO_MANY(Fault.LIMIT, 429),
    BUDGET_SPENT(Fault.LIMIT, 422),
    TIMED_OUT(Fault.LIMIT, 504),
    CANCELLED(Fault.CALLER, 409),
    BAD_DEFINITION(Fault.DEFINITION, 500),
    BAD_SETTING(Fault.DEFINITION, 500),
    DATA_DIRECTORY_IN_USE(Fault.CALLER, 409),
    DATABASE_UNREACHABLE(Fault.DATABASE, 502),
    DATABASE_REFUSED(Fault.DATABASE, 502),
    SQL_FAILED(Fault.DATABASE, 422),
    LAB_UNAVAILABLE(Fault.DATABASE, 503),
    MODEL_UNREACHABLE(Fault.MODEL, 502),
    MODEL_UNAUTHORIZED(Fault.MODEL, 502),
    MODEL_OVERLOADED(Fault.MODEL, 503),
    MODEL_FAILED(Fault.MODEL, 502),
    MODEL_NONSENSE(Fault.MODEL, 502),
    INTERNAL(Fault.US, 500);

    /// Whose fault a failure is.
    public enum Fault {
        CALLER,
        DEFINITION,
        DATABASE,
        MODEL,
        LIMIT,
        US
    }

    private final Fault fault;
    private final int status;

    Code(Fault fault, int status) {
        this.fault = fault;
        this.status = status;
    }

    public Fault fault() {
        return fault;
    }

    /// The HTTP status this code is answered with.
    public int status() {
        return status;
    }

    /// The exit code of a command that fails with it: 2 wrong use or unreadable input, 3 a dependency failed.
    public int exitCode() {
        return switch (fault) {
            case CALLER, LIMIT, DEFINITION -> 2;
            case DATABASE, MODEL, US -> 3;
        };
    }

    /// The kebab-case name shown to users, for example `unknown-target`.
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
