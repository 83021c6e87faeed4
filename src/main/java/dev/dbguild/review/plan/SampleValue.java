package dev.dbguild.review.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Values for a column, as SQL expressions over the row's number, which stands as `{g}`.
final class SampleValue {
    private static final Pattern SIZED = Pattern.compile("\\((\\d+)(?:,\\s*(-?\\d+))?\\)");
    private static final Pattern LITERAL =
            Pattern.compile("'((?:[^']|'')*)'(?:::[\\w \"]+)?|(?<![\\w.'])-?\\d+(?:\\.\\d+)?");

    private SampleValue() {}

    /// Another value for each row, as far as the type has as many.
    static String of(TableFacts.Column column) {
        if (!column.labels().isEmpty()) {
            return column.labels().stream()
                    .map(Literal::of)
                    .collect(
                            Collectors.joining(
                                    ", ",
                                    "((array[",
                                    "])[1 + {g} %% %d])::%s"
                                            .formatted(column.labels().size(), column.type())));
        }
        String base = column.base();
        if (base.endsWith("[]")) {
            return "array[" + plain(base.substring(0, base.length() - 2), column.number()) + "]";
        }
        return plain(base, column.number());
    }

    /// What checks of the wild are often satisfied by.
    private static final List<String> FAVOURITES =
            List.of(
                    "{g}",
                    "{g} % 10",
                    "{g} % 100",
                    "1",
                    "0",
                    "-1 - {g}",
                    "{g} / 10001.0",
                    "'v' || {g} || '@example.com'",
                    "'https://example.com/' || {g}",
                    "lpad({g}::text, 5, '0')",
                    "lpad({g}::text, 10, '0')",
                    "'AB'",
                    "'ABC'",
                    "'abc'",
                    "'+49170' || lpad({g}::text, 7, '0')",
                    "current_date",
                    "'{}'");

    /// What may pass a check that [#of] does not: small and plain values, and the literals of the check itself.
    static List<String> others(TableFacts.Column column, String check) {
        List<String> all = new ArrayList<>();
        Matcher literal = LITERAL.matcher(check);
        List<String> literals = new ArrayList<>();
        while (literal.find() && literals.size() < 20) {
            literals.add(
                    literal.group(1) == null
                            ? literal.group()
                            : Literal.of(literal.group(1).replace("''", "'")));
        }
        if (literals.size() > 1) {
            all.add(
                    "((array["
                            + literals.stream()
                                    .map(each -> each + "::text")
                                    .collect(Collectors.joining(", "))
                            + "])[1 + {g} % "
                            + literals.size()
                            + "])::"
                            + column.type());
        }
        for (String one : literals) {
            all.add(one + "::" + column.type());
        }
        for (String one : FAVOURITES) {
            all.add("(" + one + ")::" + column.type());
        }
        return all;
    }

    /// A value that says nothing, for rows that must have one.
    static String neutral(TableFacts.Column column) {
        boolean text =
                column.base().startsWith("text") || column.base().startsWith("character varying");
        return text ? "''" : "(" + of(column).replace("{g}", "0") + ")";
    }

    private static String plain(String type, int offset) {
        Matcher sized = SIZED.matcher(type);
        boolean hasSize = sized.find();
        int size = hasSize ? Integer.parseInt(sized.group(1)) : 0;
        int scale = hasSize && sized.group(2) != null ? Integer.parseInt(sized.group(2)) : 0;
        String bare = SIZED.matcher(type).replaceFirst("").replaceAll("\\s+", " ").strip();
        return switch (bare) {
            case "smallint" -> "({g} % 32000)::smallint";
            case "integer", "bigint", "real", "double precision", "money", "oid" ->
                    "({g})::" + bare;
            case "numeric" ->
                    hasSize
                            ? "({g} %% (10::numeric ^ %d))::%s"
                                    .formatted(Math.max(0, size - scale), type)
                            : "{g}::numeric";
            case "boolean" -> "({g} % 2 = 0)";
            case "text", "character varying", "character", "citext", "name" -> text(type, size);
            case "date" -> "date '2020-01-01' + ({g} % 2000 + " + offset + ")::int";
            case "timestamp without time zone", "timestamp with time zone" ->
                    "(timestamp '2020-01-01' + interval '1 minute' * ({g} * 40 + "
                            + offset
                            + "))::"
                            + type;
            case "time without time zone", "time with time zone" ->
                    "(time '00:00' + interval '1 second' * ({g} + " + offset + "))::" + type;
            case "interval" -> "interval '1 minute' * {g}";
            case "uuid" -> "md5({g}::text)::uuid";
            case "json", "jsonb" -> "json_build_object('n', {g})::" + bare;
            case "bytea" -> "decode(md5({g}::text), 'hex')";
            case "inet", "cidr" -> "(inet '10.0.0.0' + {g})::" + bare;
            case "macaddr" ->
                    "('08:00:2b:' || regexp_replace(lpad(to_hex({g}), 6, '0'), '(..)(..)(..)', '\\1:\\2:\\3'))::macaddr";
            case "bit", "bit varying" -> "({g})::int8::bit(" + Math.max(1, size) + ")";
            case "point" -> "point({g}, {g})";
            case "xml" -> "('<n>' || {g} || '</n>')::xml";
            case "tsvector" -> "to_tsvector('simple', 'v' || {g})";
            default -> range(bare);
        };
    }

    private static String range(String type) {
        return switch (type) {
            case "int4range" -> "int4range({g}, {g} + 1)";
            case "int8range" -> "int8range({g}, {g} + 1)";
            case "numrange" -> "numrange({g}, {g} + 1)";
            case "daterange" ->
                    "daterange(date '2020-01-01' + {g}::int, date '2020-01-02' + {g}::int)";
            case "tsrange" ->
                    "tsrange(timestamp '2020-01-01' + interval '1 hour' * {g}, timestamp '2020-01-01' + interval '1 hour' * ({g} + 1))";
            case "tstzrange" ->
                    "tstzrange(timestamptz '2020-01-01' + interval '1 hour' * {g}, timestamptz '2020-01-01' + interval '1 hour' * ({g} + 1))";
            default -> "null";
        };
    }

    private static String text(String type, int size) {
        if (size == 0 || size > 7) {
            return "('v' || {g})::" + type;
        }
        return size > 4
                ? "lpad({g}::text, %d, '0')::%s".formatted(size, type)
                : "left(md5({g}::text), %d)::%s".formatted(size, type);
    }
}
