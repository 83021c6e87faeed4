package dev.dbguild.store;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.sql.SQLException;

/// What a failure of the state database is to the user.
final class StateFailure {
    private static final String CONNECTION = "08";
    private static final String SHUTDOWN = "57P";
    private static final String RESOURCES = "53";

    private StateFailure() {}

    static Problem of(SQLException failure) {
        String state = failure.getSQLState() == null ? CONNECTION : failure.getSQLState();
        boolean unreachable =
                state.startsWith(CONNECTION)
                        || state.startsWith(SHUTDOWN)
                        || state.startsWith(RESOURCES);
        Problem problem = unreachable ? unreachable() : refused();
        return problem.with("sqlstate", state).causedBy(failure);
    }

    private static Problem unreachable() {
        return new Problem(
                Code.DATABASE_UNREACHABLE,
                "the state database does not answer",
                "see ./dbguild doctor; runs that are stored are kept");
    }

    private static Problem refused() {
        return new Problem(
                Code.INTERNAL,
                "the state database refused a statement of ours",
                "look into the server's log and report what it says");
    }
}
