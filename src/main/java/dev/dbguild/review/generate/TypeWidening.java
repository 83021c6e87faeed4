package dev.dbguild.review.generate;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a type holds every value of another, as they are.
final class TypeWidening {
    private static final List<String> INTEGERS =
            List.of("smallint", "integer", "bigint", "numeric");
    private static final Pattern VARCHAR = Pattern.compile("character varying(?:\\((\\d+)\\))?");
    private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d+),(\\d+)\\)");

    private TypeWidening() {}

    static boolean holds(String from, String to) {
        return from.equals(to)
                || isWiderInteger(from, to)
                || isWiderText(from, to)
                || isWiderNumber(from, to)
                || from.equals("real") && to.equals("double precision")
                || from.equals("date") && to.startsWith("timestamp");
    }

    private static boolean isWiderInteger(String from, String to) {
        return INTEGERS.contains(from) && INTEGERS.indexOf(to) > INTEGERS.indexOf(from);
    }

    private static boolean isWiderText(String from, String to) {
        Matcher old = VARCHAR.matcher(from);
        Matcher now = VARCHAR.matcher(to);
        if (to.equals("text")) {
            return !from.startsWith("character(") && !from.startsWith("\"");
        }
        return old.matches()
                && now.matches()
                && (now.group(1) == null
                        || old.group(1) != null && length(now, 1) >= length(old, 1));
    }

    private static boolean isWiderNumber(String from, String to) {
        Matcher old = NUMERIC.matcher(from);
        Matcher now = NUMERIC.matcher(to);
        return old.matches()
                && (to.equals("numeric")
                        || now.matches()
                                && length(now, 2) >= length(old, 2)
                                && length(now, 1) - length(now, 2)
                                        >= length(old, 1) - length(old, 2));
    }

    private static int length(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
