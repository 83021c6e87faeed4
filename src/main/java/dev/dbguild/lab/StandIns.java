package dev.dbguild.lab;

import dev.dbguild.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Roles that scripts name and the lab's server lacks. Each is made without any right and without a login, so that
/// what is granted to it, or to be owned by it, can be run. Roles belong to the whole server: they stay, for the
/// next shadow that names them, at most [#MOST].
final class StandIns {
    static final String MARK = "stand-in of the lab";

    private static final int MOST = 500;
    private static final String UNDEFINED_OBJECT = "42704";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String DUPLICATE_OBJECT = "42710";
    private static final Pattern MISSING = Pattern.compile("role \"(.+)\" does not exist");
    private static final Pattern SCHEMA = Pattern.compile("permission denied for schema (.+)");
    private static final Pattern OWNER =
            Pattern.compile(
                    "\\bowner\\s+to\\s+(\"(?:[^\"]|\"\")+\"|[\\w$]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHANGES_ROLES =
            Pattern.compile("(drop|alter) (role|user|group)\\b.*", Pattern.DOTALL);
    private static final Pattern CREATES =
            Pattern.compile(
                    "\\bcreate\\s+(?:role|user(?!\\s+mapping\\b)|group)\\s+(\"(?:[^\"]|\"\")+\"|[\\w$]+)",
                    Pattern.CASE_INSENSITIVE);

    private StandIns() {}

    /// Makes the role that a statement has missed, or gives a stand-in what it takes to be an owner.
    ///
    /// @return whether the statement may succeed now
    static boolean made(DatabaseShadow shadow, String sql, Observation.Failure failure) {
        if (failure.sqlstate().equals(UNDEFINED_OBJECT)) {
            Matcher missing = MISSING.matcher(failure.message());
            return missing.find()
                    && !CHANGES_ROLES.matcher(Manner.head(sql)).matches()
                    && make(shadow, List.of(missing.group(1)));
        }
        return Manner.head(sql).startsWith("do ") && mayNotCreate(failure) && make(shadow, in(sql))
                || failure.sqlstate().equals(INSUFFICIENT_PRIVILEGE)
                        && mayOwn(shadow, sql, failure.message());
    }

    /// Lets a stand-in make things in a schema, without which it cannot become the owner of one.
    private static boolean mayOwn(DatabaseShadow shadow, String sql, String message) {
        Matcher schema = SCHEMA.matcher(message);
        Matcher owner = OWNER.matcher(sql);
        if (!schema.find() || !owner.find()) {
            return false;
        }
        String role = plain(owner.group(1));
        try (Connection administrator = shadow.connectAsAdministrator()) {
            if (isThere(administrator, role) && !mayCreate(administrator, role, schema.group(1))) {
                Jdbc.run(
                        administrator,
                        "grant usage, create on schema %s to %s"
                                .formatted(Jdbc.quoted(schema.group(1)), Jdbc.quoted(role)));
                return true;
            }
            return false;
        } catch (SQLException | Problem e) {
            return false;
        }
    }

    private static boolean mayCreate(Connection administrator, String role, String schema) {
        return Jdbc.number(
                        administrator,
                        "select has_schema_privilege(?, ?, 'CREATE')::int",
                        role,
                        schema)
                > 0;
    }

    /// The role that a CREATE ROLE, refused to the shadow's owner, was to make, made in its stead.
    static Optional<String> instead(
            DatabaseShadow shadow, String sql, Observation.Failure failure) {
        boolean creates = CREATES.matcher(Manner.head(sql)).lookingAt();
        boolean exists = failure.sqlstate().equals(DUPLICATE_OBJECT);
        if (!creates || !exists && !mayNotCreate(failure)) {
            return Optional.empty();
        }
        List<String> names = in(sql);
        return make(shadow, names) ? Optional.of(names.getFirst()) : Optional.empty();
    }

    private static boolean mayNotCreate(Observation.Failure failure) {
        return failure.sqlstate().equals(INSUFFICIENT_PRIVILEGE)
                && failure.message().contains("create role");
    }

    private static List<String> in(String sql) {
        return CREATES.matcher(sql)
                .results()
                .map(found -> plain(found.group(1)))
                .distinct()
                .toList();
    }

    private static String plain(String written) {
        return written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written.toLowerCase(Locale.ROOT);
    }

    /// @return whether all of them are there now and are none of the server's own
    private static boolean make(DatabaseShadow shadow, List<String> roles) {
        try (Connection administrator = shadow.connectAsAdministrator()) {
            return !roles.isEmpty() && roles.stream().allMatch(role -> make(administrator, role));
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean make(Connection administrator, String role) {
        if (isThere(administrator, role)) {
            return true;
        }
        if (full(administrator)) {
            return false;
        }
        String name = Jdbc.quoted(role);
        try {
            Jdbc.run(
                    administrator,
                    "create role " + name,
                    "comment on role " + name + " is " + Jdbc.literal(MARK),
                    "grant " + name + " to " + Shadows.ROLE);
            return true;
        } catch (Problem refused) {
            return isThere(administrator, role);
        }
    }

    private static boolean isThere(Connection administrator, String role) {
        return Jdbc.number(
                        administrator,
                        "select count(*) from pg_roles where rolname = ?"
                                + " and shobj_description(oid, 'pg_authid') = '"
                                + MARK
                                + "'",
                        role)
                > 0;
    }

    private static boolean full(Connection administrator) {
        return Jdbc.number(administrator, "select count(*) from pg_roles") > MOST;
    }
}
