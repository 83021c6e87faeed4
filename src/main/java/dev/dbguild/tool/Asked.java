package dev.dbguild.tool;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What arguments must be, and how figures are told: shared by the tools.
final class Asked {
    private Asked() {}

    /// The number asked for, `normal` when none was, or [Code#BAD_ARGUMENT].
    static int within(String argument, @Nullable Integer asked, int normal, int most) {
        int value = asked == null ? normal : asked;
        if (value < 1 || value > most) {
            throw bad(
                    argument,
                    "argument '" + argument + "' must be 1 to " + most + ", not " + value);
        }
        return value;
    }

    static String notBlank(String argument, String value) {
        if (value.isBlank()) {
            throw bad(argument, "argument '" + argument + "' is empty");
        }
        return value;
    }

    static Problem bad(String argument, String what) {
        return new Problem(Code.BAD_ARGUMENT, what, "correct the argument and call again")
                .with("argument", argument);
    }

    /// Two decimals at most.
    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    static @Nullable Double rounded(@Nullable Double value) {
        return value == null ? null : Double.valueOf(rounded(value.doubleValue()));
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f %%", value);
    }

    /// `1 table`, `3 tables`.
    static String count(long number, String noun) {
        String plural =
                noun.endsWith("x")
                        ? noun + "es"
                        : noun.endsWith("y")
                                ? noun.substring(0, noun.length() - 1) + "ies"
                                : noun + "s";
        return number + " " + (number == 1 ? noun : plural);
    }

    /// At most `length` characters on one line.
    static @Nullable String line(@Nullable String text, int length) {
        if (text == null) {
            return null;
        }
        String flat = text.strip().replaceAll("\\s+", " ");
        return flat.length() <= length ? flat : flat.substring(0, length) + "…";
    }
}
