package dev.dbguild.review.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A wording of a change request.
///
/// Words stand for themselves in any case, `[word]` may be left out, `a|b` is one of several, `{key}` is a value:
/// `{column}` is `table.column`, `{columns}` a list, `{type}`, `{value}`, `{condition}` and `{expression}` run up to
/// the next word of the form, any other key is a name, which may be quoted and qualified.
record Form(String text, Pattern pattern, List<String> keys) {
    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final String PATH = NAME + "(?:\\s*\\.\\s*" + NAME + ")*";
    private static final String LIST =
            "\\(\\s*"
                    + NAME
                    + "(?:\\s*,\\s*"
                    + NAME
                    + ")*\\s*\\)"
                    + "|"
                    + NAME
                    + "(?:\\s*(?:,\\s*and\\b|,|\\band\\b|\\by\\b)\\s*"
                    + NAME
                    + ")*";
    private static final Map<String, String> VALUES =
            Map.of(
                    "column", NAME + "(?:\\s*\\.\\s*" + NAME + ")+",
                    "columns", LIST,
                    "type", "\\S.*?",
                    "value", "\\S.*?",
                    "condition", "\\S.*?",
                    "expression", "\\S.*?");

    static Form of(String text) {
        List<String> keys = new ArrayList<>();
        StringBuilder regex = new StringBuilder();
        for (String part : text.split(" ")) {
            regex.append(part(part, keys));
        }
        return new Form(
                text,
                Pattern.compile(
                        regex + "\\s*",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL),
                keys);
    }

    private static String part(String part, List<String> keys) {
        if (part.startsWith("{")) {
            String key = part.substring(1, part.length() - 1);
            keys.add(key);
            return "\\s*(?:(?<![\\p{L}\\p{N}_\"])|(?=\\())(" + VALUES.getOrDefault(key, PATH) + ")";
        }
        if (part.startsWith("[")) {
            return "(?:\\s*\\b(?:"
                    + word(part.substring(1, part.length() - 1))
                    + ")(?![\\p{L}\\p{N}_.]))?";
        }
        return "\\s*(?<![\\p{L}\\p{N}_])(?:" + word(part) + ")(?![\\p{L}\\p{N}_.])";
    }

    /// `_` stands for a blank inside a word of several.
    private static String word(String part) {
        return part.lines()
                .flatMap(line -> Pattern.compile("\\|").splitAsStream(line))
                .map(one -> one.replace("_", "\\s+"))
                .collect(Collectors.joining("|"));
    }

    /// The values by their keys, when the request has this form.
    Optional<Map<String, String>> read(String request) {
        Matcher matcher = pattern.matcher(request);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            values.put(keys.get(i), matcher.group(i + 1).strip());
        }
        return Optional.of(values);
    }

    /// The form as it is shown: without its notation for what may be left out.
    String shown() {
        return Pattern.compile(" ")
                .splitAsStream(text)
                .filter(part -> !part.startsWith("["))
                .map(part ->
                        part.startsWith("{")
                                ? shownKey(part)
                                : part.split("\\|")[0].replace("_", " "))
                .collect(Collectors.joining(" "));
    }

    private static String shownKey(String part) {
        return switch (part) {
            case "{column}" -> "TABLE.COLUMN";
            case "{columns}" -> "(COLUMN, …)";
            default -> part.substring(1, part.length() - 1).toUpperCase(java.util.Locale.ROOT);
        };
    }
}
