package dev.dbguild.schema.script;

import dev.dbguild.schema.Routine;
import dev.dbguild.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes routines of their definitions, and changes what was made.
final class Routines {
    private static final Set<String> MODES = Set.of("in", "inout", "variadic");
    private static final Pattern PATH = Pattern.compile("(?is).*\\bset\\s+search_path\\b.*");
    private static final Pattern DEFINER = Pattern.compile("(?is).*\\bsecurity\\s+definer\\b.*");
    private static final Pattern INVOKER = Pattern.compile("(?is).*\\bsecurity\\s+invoker\\b.*");
    private static final Pattern DEFAULT = Pattern.compile("(?is)\\s*(\\bdefault\\b|:?=).*");

    private Routines() {}

    static Routine of(Statement.CreateFunction function, String qualified) {
        int dot = qualified.indexOf('.');
        return new Routine(
                qualified.substring(0, dot),
                qualified.substring(dot + 1),
                identifying(function.arguments()),
                function.kind().endsWith("PROCEDURE"),
                function.language(),
                function.returns(),
                function.securityDefiner(),
                function.setsSearchPath(),
                true,
                function.body());
    }

    /// The types of arguments that go in, as `DROP FUNCTION f(int, text)` takes them.
    private static String identifying(String arguments) {
        if (arguments.isBlank()) {
            return "";
        }
        return Arrays.stream(arguments.split(",(?![^(]*\\))"))
                .map(each -> DEFAULT.matcher(each.strip().replaceAll("\\s+", " ")).replaceFirst(""))
                .filter(each ->
                        !each.isEmpty()
                                && !each.toLowerCase(java.util.Locale.ROOT).startsWith("out "))
                .map(Routines::bare)
                .collect(Collectors.joining(", "));
    }

    private static String bare(String argument) {
        int space = argument.indexOf(' ');
        String first =
                space < 0 ? "" : argument.substring(0, space).toLowerCase(java.util.Locale.ROOT);
        return MODES.contains(first) ? argument.substring(space + 1) : argument;
    }

    static Routine open(Routine r, boolean everybody) {
        return with(r, r.securityDefiner(), r.setsSearchPath(), everybody);
    }

    static Routine altered(Routine r, String text) {
        boolean definer =
                DEFINER.matcher(text).matches()
                        || r.securityDefiner() && !INVOKER.matcher(text).matches();
        return with(r, definer, r.setsSearchPath() || PATH.matcher(text).matches(), r.everybody());
    }

    private static Routine with(Routine r, boolean definer, boolean path, boolean everybody) {
        return new Routine(
                r.namespace(),
                r.name(),
                r.arguments(),
                r.procedure(),
                r.language(),
                r.returns(),
                definer,
                path,
                everybody,
                r.body());
    }
}
