package dev.dbguild.review;

import dev.dbguild.sql.Expression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether an expression may give another value for each row.
///
/// A default that does makes ADD COLUMN write every row; one that gives one value for the whole statement does not.
final class Volatility {
    /// Functions of PostgreSQL 18 and of the extensions it comes with that are stable or immutable in every form: taken
    /// from `pg_proc`.
    private static final Set<String> STEADY = names("steady-functions.txt");

    /// What looks like a call and is a form of the language.
    private static final Set<String> FORMS =
            Set.of(
                    "coalesce",
                    "nullif",
                    "greatest",
                    "least",
                    "row",
                    "trim",
                    "extract",
                    "cast",
                    "array",
                    "grouping");

    private Volatility() {}

    /// True for functions that are volatile, and for those that nobody knows.
    static boolean mayChange(Expression expression, Catalogue catalogue) {
        return expression.functions().stream().anyMatch(function -> !isSteady(function, catalogue));
    }

    /// Whether it is a function that the server brings, in no form of which it changes anything.
    static boolean isServers(String function) {
        return FORMS.contains(function) || STEADY.contains(function);
    }

    private static boolean isSteady(String function, Catalogue catalogue) {
        return catalogue.steady(function).orElseGet(() -> isServers(function));
    }

    private static Set<String> names(String resource) {
        try (InputStream in = Volatility.class.getResourceAsStream(resource)) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
