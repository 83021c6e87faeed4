package dev.dbguild.engine.mysql;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.ConnectionFailure;
import dev.dbguild.engine.Target;
import java.net.SocketTimeoutException;
import java.sql.SQLException;

/// Turns what the driver throws into problems that say what to do. Never carries a URL, whose parameters may be secret.
final class Failures {
    private Failures() {}

    static Problem ofConnection(Target target, SQLException e) {
        return switch (number(e)) {
            case 1045, 1698, 1524, 1044, 1130, 1862, 3118, 4151 ->
                    ConnectionFailure.refused(
                            target,
                            e,
                            "refused user '" + target.user() + "': " + message(e),
                            "check user, password and database of the target, and from which hosts the user may come");
            case 1049 ->
                    ConnectionFailure.refused(
                            target, e, "has no such database", "correct the database in its url");
            case 1040, 1203, 1226 ->
                    ConnectionFailure.refused(
                            target,
                            e,
                            "has no connection left: " + message(e),
                            "close idle connections or raise max_connections");
            default -> unreachable(target, e);
        };
    }

    private static Problem unreachable(Target target, SQLException e) {
        String hosts = Address.of(target).hosts();
        return ConnectionFailure.unreachable(target, e, hosts, ConnectionFailure.reason(e));
    }

    /// What went wrong with a statement on a connection that stands.
    static Problem ofStatement(Target target, SQLException e) {
        Problem problem = problem(target, e).with("target", target.name());
        int number = number(e);
        return (number == 0 ? problem : problem.with("errorNumber", number)).causedBy(e);
    }

    private static Problem problem(Target target, SQLException e) {
        return switch (number(e)) {
            case 1969, 3024, 1317, 1028 ->
                    new Problem(
                            Code.TIMED_OUT,
                            "the statement was stopped on '" + target.name() + "': " + message(e),
                            "ask for less, or explain it without analyze");
            case 1205, 1099, 1100, 1223 ->
                    new Problem(
                            Code.TIMED_OUT,
                            "a lock on '" + target.name() + "' was not free: " + message(e),
                            "see who is connected with the tool active_connections, then try again");
            case 1044, 1142, 1143, 1227, 1370, 1356, 1410 ->
                    new Problem(
                            Code.DATABASE_REFUSED,
                            "user '" + target.user() + "' may not do that: " + message(e),
                            "grant it: for plans and rows, 'grant select, show view on … to "
                                    + target.user()
                                    + "'");
            case 1792, 1290, 1836 ->
                    new Problem(
                            Code.REFUSED_SQL,
                            "the statement would write: " + message(e),
                            "send a statement that only reads");
            case 1064, 1065, 1149 ->
                    new Problem(
                            Code.UNREADABLE_SQL,
                            "the server cannot read the statement: " + message(e),
                            "correct it near the text given");
            default -> general(target, e);
        };
    }

    /// Some steps of these servers do not look whether they were stopped; then the connection is cut.
    private static Problem general(Target target, SQLException e) {
        if (ConnectionFailure.caused(e, SocketTimeoutException.class)) {
            return new Problem(
                    Code.TIMED_OUT,
                    "'"
                            + target.name()
                            + "' did not stop the statement in time, so the connection was cut",
                    "ask for less, or explain it without analyze");
        }
        return state(e).startsWith("08")
                ? unreachable(target, e)
                : new Problem(
                        Code.SQL_FAILED,
                        "'" + target.name() + "' answered: " + message(e),
                        "check names and types with the tool inspect_schema");
    }

    private static int number(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() > 0) {
                return sql.getErrorCode();
            }
        }
        return 0;
    }

    private static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null ? "" : state;
    }

    /// The server's words, without the `(conn=42) ` that the driver puts before them.
    private static String message(SQLException e) {
        String text = e.getMessage();
        return text == null ? "no reason given" : text.replaceFirst("^\\(conn[^)]*\\) ", "");
    }
}
