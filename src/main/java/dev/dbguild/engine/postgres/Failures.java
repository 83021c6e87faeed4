package dev.dbguild.engine.postgres;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.engine.ConnectionFailure;
import dev.dbguild.engine.Target;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Turns what the driver throws into problems that say what to do. Never carries a URL, whose parameters may be secret.
final class Failures {
    private Failures() {}

    static Problem ofConnection(Target target, SQLException e) {
        return switch (state(e)) {
            case "28P01", "28000" ->
                    ConnectionFailure.refused(
                            target,
                            e,
                            "refused user '" + target.user() + "': " + message(e),
                            "check user and password of the target, and pg_hba.conf of the server");
            case "3D000" ->
                    ConnectionFailure.refused(
                            target, e, "has no such database", "correct the database in its url");
            case "53300" ->
                    ConnectionFailure.refused(
                            target,
                            e,
                            "has no connection left: " + message(e),
                            "close idle connections or raise max_connections");
            case "42501" ->
                    ConnectionFailure.refused(
                            target,
                            e,
                            "does not let user '" + target.user() + "' connect",
                            "grant connect on the database to it");
            default -> unreachable(target, e);
        };
    }

    private static Problem unreachable(Target target, SQLException e) {
        String reason = state(e).startsWith("57P") ? message(e) : ConnectionFailure.reason(e);
        return ConnectionFailure.unreachable(target, e, address(target), reason);
    }

    /// What went wrong with a statement on a connection that stands.
    static Problem ofStatement(Target target, SQLException e) {
        Problem problem = problem(target, e).with("target", target.name());
        String state = state(e);
        if (!state.isEmpty()) {
            problem = problem.with("sqlState", state);
        }
        ServerErrorMessage server = server(e);
        if (server != null && server.getPosition() > 0) {
            problem = problem.with("position", server.getPosition());
        }
        return problem.causedBy(e);
    }

    private static Problem problem(Target target, SQLException e) {
        return switch (state(e)) {
            case "57014" ->
                    new Problem(
                            Code.TIMED_OUT,
                            "the statement was stopped on '" + target.name() + "': " + message(e),
                            "ask for less, or explain it without analyze");
            case "55P03" ->
                    new Problem(
                            Code.TIMED_OUT,
                            "a lock on '" + target.name() + "' was not free: " + message(e),
                            "see who holds it with the tool locks, then try again");
            case "42501" ->
                    new Problem(
                            Code.DATABASE_REFUSED,
                            "user '" + target.user() + "' may not do that: " + message(e),
                            "grant it: for statistics, 'grant pg_monitor to "
                                    + target.user()
                                    + "'");
            case "25006" ->
                    new Problem(
                            Code.REFUSED_SQL,
                            "the statement would write: " + message(e),
                            "send a statement that only reads");
            case "42601" ->
                    new Problem(
                            Code.UNREADABLE_SQL,
                            "PostgreSQL cannot read the statement: " + message(e),
                            "correct it at the position given");
            default -> general(target, e);
        };
    }

    private static Problem general(Target target, SQLException e) {
        boolean lost = state(e).startsWith("08") && !state(e).equals("08P01");
        if (lost || state(e).startsWith("57P")) {
            return unreachable(target, e);
        }
        ServerErrorMessage server = server(e);
        String hint = server == null ? null : server.getHint();
        return new Problem(
                Code.SQL_FAILED,
                "'" + target.name() + "' answered: " + message(e),
                hint == null ? "check names and types with the tool inspect_schema" : hint);
    }

    private static String state(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private static String message(SQLException e) {
        ServerErrorMessage server = server(e);
        String text = server == null ? e.getMessage() : server.getMessage();
        return text == null ? "no reason given" : text;
    }

    private static @Nullable ServerErrorMessage server(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException driver && driver.getServerErrorMessage() != null) {
                return driver.getServerErrorMessage();
            }
        }
        return null;
    }

    /// Host and port, nothing else of the URL.
    private static String address(Target target) {
        Properties parts = Driver.parseURL(Connecting.jdbcUrl(target), new Properties());
        return parts == null
                ? "its url, which is not one of PostgreSQL"
                : parts.getProperty("PGHOST") + ":" + parts.getProperty("PGPORT");
    }
}
