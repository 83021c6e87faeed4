package dev.dbguild.review.plan;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.sql.Name;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A change request as it was understood.
///
/// @param kind what is to be done
/// @param values as written, by key: `table`, `column`, `to`, `type`, …
record Wish(ChangeKind kind, Map<String, String> values) {
    private static final Pattern SEPARATOR =
            Pattern.compile(
                    "\\s*(?:,\\s*and\\b|,|\\band\\b|\\by\\b)\\s*(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    Wish {
        values = Map.copyOf(values);
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(text -> !text.isBlank());
    }

    String need(String key) {
        return value(key)
                .orElseThrow(() ->
                        new Problem(
                                        Code.BAD_ARGUMENT,
                                        "a plan of kind '" + kind.id() + "' needs '" + key + "'",
                                        "say for example: "
                                                + Form.of(kind.forms().getFirst()).shown())
                                .with("argument", key));
    }

    /// A name of one part, unquoted.
    String name(String key) {
        return Name.of(need(key)).last();
    }

    /// The names of a list, with or without parentheses, unquoted.
    List<String> names(String key) {
        String text = need(key).strip();
        String inner = text.startsWith("(") ? text.substring(1, text.length() - 1) : text;
        return SEPARATOR
                .splitAsStream(inner.strip())
                .map(each -> Name.of(each.strip()).last())
                .toList();
    }

    Wish with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(key, value);
        return new Wish(kind, more);
    }
}
