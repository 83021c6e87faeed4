package dev.dbguild.lab;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Runs one statement at a time and tells how it went; never throws for a statement's own failure.
final class Runner {
    private static final int TIMEOUT_SECONDS = 30;
    private static final int NOTICES = 50;
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final Pattern EXTENSION =
            Pattern.compile("create extension (?:if not exists )?\"?([a-z0-9_-]+)\"?.*");

    /// Extensions that only administrators may add, and that open no way out of the database.
    private static final Set<String> HARMLESS =
            Set.of(
                    "amcheck",
                    "autoinc",
                    "bloom",
                    "earthdistance",
                    "insert_username",
                    "intagg",
                    "moddatetime",
                    "pg_buffercache",
                    "pg_freespacemap",
                    "pg_stat_statements",
                    "pg_visibility",
                    "pgrowlocks",
                    "pgstattuple",
                    "refint");

    private final Connection connection;
    private final Shadow shadow;

    Runner(Connection connection, Shadow shadow) {
        this.connection = connection;
        this.shadow = shadow;
    }

    /// How a statement went.
    ///
    /// @param byAdministrator whether it failed, its transaction with it, and was then done by another session
    record Result(
            List<String> notices,
            Observation.@Nullable Failure failure,
            Duration duration,
            boolean byAdministrator) {
        boolean succeeded() {
            return failure == null;
        }
    }

    Result run(String sql) {
        long start = System.nanoTime();
        List<String> notices = new ArrayList<>();
        Observation.Failure failure = execute(sql, notices);
        boolean byAdministrator = failure != null && doneByAdministrator(sql, failure, notices);
        return new Result(
                notices,
                byAdministrator ? null : failure,
                Duration.ofNanos(System.nanoTime() - start),
                byAdministrator);
    }

    /// Makes a role that a statement of this shadow has missed, so that it can be run again.
    boolean madeRole(String sql, Result result) {
        return result.failure() != null
                && shadow instanceof DatabaseShadow database
                && StandIns.made(database, sql, result.failure());
    }

    private boolean doneByAdministrator(
            String sql, Observation.Failure failure, List<String> notices) {
        if (addedExtension(sql, failure)) {
            notices.add("NOTICE: the lab's administrator added the extension");
            return true;
        }
        Optional<String> role =
                shadow instanceof DatabaseShadow database
                        ? StandIns.instead(database, sql, failure)
                        : Optional.empty();
        role.ifPresent(name ->
                notices.add("NOTICE: the lab made role \"" + name + "\" without any right"));
        return role.isPresent();
    }

    private Observation.@Nullable Failure execute(String sql, List<String> notices) {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            statement.setMaxRows(1);
            statement.execute(sql);
            for (SQLWarning warning = statement.getWarnings();
                    warning != null && notices.size() < NOTICES;
                    warning = warning.getNextWarning()) {
                notices.add(String.valueOf(warning.getMessage()));
            }
            return null;
        } catch (SQLException e) {
            return failure(e);
        }
    }

    static Observation.Failure failure(SQLException e) {
        String state = e.getSQLState();
        String message = String.valueOf(e.getMessage()).replaceFirst("^(ERROR|FATAL): ", "");
        return new Observation.Failure(
                state == null ? "XX000" : state,
                message.replaceFirst("(?s)\\n  (Position|Location|Server SQLState): .*$", ""));
    }

    private boolean addedExtension(String sql, Observation.Failure failure) {
        Matcher matcher = EXTENSION.matcher(Manner.head(sql));
        if (!failure.sqlstate().equals(INSUFFICIENT_PRIVILEGE)
                || !matcher.matches()
                || !HARMLESS.contains(matcher.group(1))
                || !(shadow instanceof DatabaseShadow database)) {
            return false;
        }
        try (Connection administrator = database.connectAsAdministrator()) {
            Jdbc.run(
                    administrator,
                    "create extension if not exists " + Jdbc.quoted(matcher.group(1)));
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
