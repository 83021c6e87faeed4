package dev.dbguild.engine;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;

/// Why a target gives no connection, in the words that all engines share.
public final class ConnectionFailure {
    private ConnectionFailure() {}

    /// [Code#DATABASE_REFUSED]: the server answered, and said no.
    ///
    /// @param what behind "the database of target 'x'"
    public static Problem refused(Target target, SQLException e, String what, String cure) {
        return new Problem(
                        Code.DATABASE_REFUSED,
                        "the database of target '" + target.name() + "' " + what,
                        cure)
                .with("target", target.name())
                .causedBy(e);
    }

    /// [Code#DATABASE_UNREACHABLE]: nothing answered, or the server went away.
    ///
    /// @param address host and port, nothing else of the URL, whose parameters may be secret
    public static Problem unreachable(
            Target target, SQLException e, String address, String reason) {
        return new Problem(
                        Code.DATABASE_UNREACHABLE,
                        "target '"
                                + target.name()
                                + "' cannot be reached at "
                                + address
                                + ": "
                                + reason,
                        "check that the server runs and that this machine may connect to it")
                .with("target", target.name())
                .with("address", address)
                .causedBy(e);
    }

    /// What the network says of it.
    public static String reason(SQLException e) {
        if (caused(e, UnknownHostException.class)) {
            return "no machine has that name";
        }
        if (caused(e, SocketTimeoutException.class)) {
            return "no answer in 5 seconds";
        }
        return caused(e, ConnectException.class)
                ? "nothing listens there"
                : "the connection failed";
    }

    public static boolean caused(SQLException e, Class<? extends Exception> by) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (by.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
