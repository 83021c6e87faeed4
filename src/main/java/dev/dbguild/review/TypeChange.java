package dev.dbguild.review;

import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.DataType;
import dev.dbguild.sql.Expression;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What changing a column's type costs, by what PostgreSQL 14 to 18 were seen to do.
///
/// @param rewrites whether every row is written anew
record TypeChange(boolean rewrites) {
    private static final Set<String> TEXTS = Set.of("text", "character varying");

    /// Types whose values are stored alike, so that only their names change: from → to, to without arguments.
    private static final Map<String, Set<String>> STORED_ALIKE =
            Map.of(
                    "cidr", Set.of("inet"),
                    "xml", Set.of("text", "character varying"),
                    "integer", Set.of("oid"),
                    "oid", Set.of("integer"),
                    "citext", Set.of("text", "character varying"),
                    "text", Set.of("citext"),
                    "character varying", Set.of("citext"),
                    "bit", Set.of("bit varying"));

    private static final Set<String> LIMITED =
            Set.of(
                    "bit varying",
                    "timestamp",
                    "timestamp with time zone",
                    "time",
                    "time with time zone",
                    "interval");

    private static final String ZONED = "timestamp with time zone";

    /// Names of the zone in which both kinds of timestamp are the same.
    private static final Set<String> UTC = Set.of("utc", "etc/utc", "uct", "gmt", "zulu", "0");

    private static final Pattern COLUMN = Pattern.compile("\"[^\"]+\"|[\\w$]+");
    private static final Pattern CAST =
            Pattern.compile("(.+?)\\s*::\\s*([\\w ,()\"]+)", Pattern.DOTALL);
    private static final Pattern SPELT_CAST =
            Pattern.compile(
                    "cast\\s*\\((.+)\\bas\\b\\s*([\\w ,()\"]+)\\)",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// The change of a column as this step makes it; one of unknown type counts as written anew.
    static TypeChange of(Step step, KnownTable table, AlterAction.AlterType change) {
        DataType old =
                table.column(change.column().last())
                        .filter(KnownColumn::typed)
                        .map(KnownColumn::type)
                        .orElse(null);
        return new TypeChange(old == null || new Judge(step, change).rewrites(old));
    }

    /// Judges by the domains that are known and the session's time zone.
    private record Judge(Step step, AlterAction.AlterType change) {
        boolean rewrites(DataType old) {
            Expression using = change.using();
            return isConstrained(change.type())
                    || (using == null
                            ? !isFree(based(old), based(change.type()))
                            : converts(old, using.text().strip()));
        }

        /// Whether a USING does more than to cast the column through types that are stored alike.
        private boolean converts(DataType old, String using) {
            String text = unwrapped(using);
            if (COLUMN.matcher(text).matches()) {
                return !Name.of(text).last().equals(change.column().last())
                        || !isFree(based(old), based(change.type()));
            }
            Matcher spelt = SPELT_CAST.matcher(text);
            Matcher cast = spelt.matches() ? spelt : CAST.matcher(text);
            if (!cast.matches()) {
                return true;
            }
            DataType through = DataType.read(cast.group(2).strip());
            return isConstrained(through)
                    || !isFree(based(through), based(change.type()))
                    || !COLUMN.matcher(unwrapped(cast.group(1).strip())).matches()
                    || !Name.of(unwrapped(cast.group(1).strip()))
                            .last()
                            .equals(change.column().last())
                    || !isFree(based(old), based(through));
        }

        private boolean isConstrained(DataType type) {
            return step.catalogue()
                    .domain(type.base())
                    .map(Statement.CreateDomain::constrained)
                    .orElse(false);
        }

        /// The type that a domain stands for.
        private DataType based(DataType type) {
            return step.catalogue()
                    .domain(type.base())
                    .map(domain -> based(domain.base()))
                    .orElse(type);
        }

        private boolean isFree(DataType old, DataType fresh) {
            return isZoneChange(old, fresh)
                    ? fresh.arguments().isEmpty() && isUtc()
                    : TypeChange.isFree(old, fresh);
        }

        private boolean isUtc() {
            String zone = step.session().value("timezone");
            return zone != null
                    && UTC.contains(
                            zone.replace("'", "").strip().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private static String unwrapped(String text) {
        return text.startsWith("(") && text.endsWith(")") && text.indexOf('(', 1) < 0
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }

    /// Whether an index on the column cannot be kept though its rows can: it orders by the rules of its type.
    static boolean ordersAnew(DataType old, DataType fresh) {
        boolean texts = TEXTS.contains(old.base()) && TEXTS.contains(fresh.base());
        boolean addresses = old.base().equals("cidr") && fresh.base().equals("inet");
        return !old.base().equals(fresh.base()) && !texts && !addresses;
    }

    private static boolean isZoneChange(DataType old, DataType fresh) {
        return old.is("timestamp") && fresh.is(ZONED) || old.is(ZONED) && fresh.is("timestamp");
    }

    private static boolean isFree(DataType old, DataType fresh) {
        if (old.base().equals(fresh.base()) && old.arguments().equals(fresh.arguments())) {
            return old.array() == fresh.array();
        }
        if (old.array() || fresh.array()) {
            return false;
        }
        if (TEXTS.contains(old.base()) && TEXTS.contains(fresh.base())) {
            return fresh.base().equals("text") || widens(old, fresh);
        }
        if (TEXTS.contains(old.base()) && fresh.text().strip().equalsIgnoreCase("bpchar")) {
            return true;
        }
        if (!old.base().equals(fresh.base())) {
            return fresh.arguments().isEmpty()
                    && STORED_ALIKE.getOrDefault(old.base(), Set.of()).contains(fresh.base());
        }
        return old.base().equals("numeric")
                ? sameScale(old, fresh) && widens(old, fresh)
                : LIMITED.contains(old.base()) && widens(old, fresh);
    }

    /// Whether the first argument grows, or the new type has no limit.
    private static boolean widens(DataType old, DataType fresh) {
        return fresh.arguments().isEmpty()
                || !old.arguments().isEmpty() && number(fresh, 0) >= number(old, 0);
    }

    private static boolean sameScale(DataType old, DataType fresh) {
        return fresh.arguments().isEmpty() || number(old, 1) == number(fresh, 1);
    }

    private static int number(DataType type, int index) {
        List<String> arguments = type.arguments();
        String text = index < arguments.size() ? arguments.get(index).strip() : "0";
        return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
