package dev.dbguild.model.playbook;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the SQL in what a person wrote: in a fence, between back-ticks, after a colon, or in the middle of a sentence.
final class SqlInProse {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;

    /// Not `select the right index` or `delete from a table`: prose has articles where SQL has names.
    private static final String NO_ARTICLE =
            "(?!\\s+(?:the|an?|my|our|your|this|that|some|all|which|between|el|la|los|las|una?|mi)\\s+"
                    + "(?!from|where|order|group|limit|join|left|inner|cross|on|as|set|values|using|returning)\\w)";

    private static final String OPENING =
            "(?:select"
                    + NO_ARTICLE
                    + "\\b.+?\\bfrom\\b"
                    + NO_ARTICLE
                    + "|select\\s+(?:[*'(\\d]|\\w+\\s*\\()"
                    + "|with\\s+(?:recursive\\s+)?[\\w\"]+\\s*(?:\\([^)]*\\)\\s*)?as\\s+(?:not\\s+)?(?:materialized\\s*)?\\("
                    + "|(?:insert|merge)\\s+into"
                    + NO_ARTICLE
                    + "\\s|update\\s+[\\w\".]+\\s+(?:as\\s+\\w+\\s+)?set\\s|delete\\s+from"
                    + NO_ARTICLE
                    + "\\s|explain\\s+(?:\\(|analyze\\s+(?:select|with)|select\\s|with\\s|update\\s|delete\\s|insert\\s)"
                    + "|create\\s+(?:or\\s+replace\\s+|unlogged\\s+|temp\\w*\\s+|unique\\s+|materialized\\s+)*"
                    + "(?:table|index|view|type|function|trigger|sequence|schema|extension|policy|domain)\\s"
                    + "|alter\\s+(?:table|index|type|view|sequence|schema|domain|function|materialized\\s+view)\\s+"
                    + "(?:if\\s+exists\\s+)?(?:only\\s+)?[\\w\".]+\\s+(?:add|drop|alter|rename|set|validate|attach|detach"
                    + "|enable|disable|owner|cluster|inherit|no|replica|force|reset|modify|change)\\b"
                    + "|drop\\s+(?:table|index|view|type|sequence|schema|function|materialized|trigger)\\s"
                    + "|truncate\\s+table\\s|rename\\s+table\\s|comment\\s+on\\s+(?:table|column|index)\\s"
                    + "|reindex\\s+(?:table|index|database|schema|\\()|refresh\\s+materialized|begin\\s*;"
                    + "|set\\s+(?:local\\s+)?(?:lock|statement)_timeout)";

    private static final Pattern START = Pattern.compile("\\b" + OPENING, FLAGS);
    private static final Pattern STARTS_WITH =
            Pattern.compile("\\A(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*" + OPENING, FLAGS);
    private static final Pattern FENCE =
            Pattern.compile(
                    "(`{3,}|~{3,})[ \\t]*\\w*[ \\t]*\\n(.*?)\\n?[ \\t]*\\1", Pattern.DOTALL);
    private static final Pattern TICKS = Pattern.compile("`([^`]+)`");
    private static final Pattern QUERY =
            Pattern.compile(
                    "\\A(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/|\\()*"
                            + "(?:select|with|insert|update|delete|merge|explain|values|table)\\b",
                    FLAGS);

    private static final Pattern CHANGE =
            Pattern.compile(
                    "(?:\\A|;)(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*"
                            + "(?:create|alter|drop|truncate|rename|comment|reindex|refresh|vacuum|begin|start)\\b",
                    FLAGS);

    /// Words of a question that follow its SQL: `… is it slow?`, `… tan lenta?`, `… on demo?`.
    private static final Pattern AFTERTHOUGHT =
            Pattern.compile(
                    "(?:\\s+|\\s*[,.;:—–-]\\s+)(?:(?:so|too|very|that|this|tan|muy|demasiado)\\s+)?"
                            + "(?:slow|slowly|lent[ao]s?|fast|safe|unsafe|dangerous|risky|segur[ao]s?|peligros[ao]s?"
                            + "|tak(?:es?|ing)\\s.*|tard\\w+\\s?.*|run(?:s|ning)\\s.*|is\\s+(?:it|this)\\b.*|es\\s+(?:segur|lent)\\w+.*"
                            + "|(?:on|in|en|sobre|against|for)\\s+(?:target\\s+|the\\s+|el\\s+|la\\s+|nuestra?\\s+|our\\s+|my\\s+)*[\\w-]+(?:\\s+(?:database|db|target))?"
                            + "|please|por\\s+favor)\\s*[?!]+\\s*\\z",
                    FLAGS);

    private static final Pattern TRAILING_WORD =
            Pattern.compile(
                    "\\s+(?:(?:so|too|very|tan|muy|demasiado)\\s+)?(?:slow|lent[ao]|safe|segur[ao])\\s*[.?!]*\\s*\\z",
                    FLAGS);

    /// A question mark behind a name or value; one behind an operator is a parameter.
    private static final Pattern QUESTION_MARK =
            Pattern.compile("(?<=[\\w'\")\\]])\\s*[?!]+\\s*\\z");

    /// A statement's end with prose behind it.
    private static final Pattern PROSE_AFTER_END =
            Pattern.compile(
                    ";\\s*+(?!" + OPENING + "|commit\\b|end\\b|--|/\\*|\\z)[^;]*\\z", FLAGS);

    private SqlInProse() {}

    static Optional<String> of(String text) {
        return fenced(text).or(() -> ticked(text)).or(() -> bare(text));
    }

    static boolean isQuery(String sql) {
        return QUERY.matcher(sql).find();
    }

    /// Whether one of the statements is DDL.
    static boolean changesSchema(String sql) {
        return CHANGE.matcher(sql).find();
    }

    static boolean looksLikeSql(String text) {
        return STARTS_WITH.matcher(text).find();
    }

    private static Optional<String> fenced(String text) {
        return FENCE.matcher(text)
                .results()
                .map(fence -> fence.group(2).strip())
                .filter(code -> START.matcher(code).find())
                .reduce((first, second) -> first + "\n" + second);
    }

    private static Optional<String> ticked(String text) {
        return TICKS.matcher(text)
                .results()
                .map(ticks -> ticks.group(1).strip())
                .filter(SqlInProse::looksLikeSql)
                .findFirst();
    }

    private static Optional<String> bare(String text) {
        Matcher start = START.matcher(text);
        if (!start.find()) {
            return Optional.empty();
        }
        String sql = text.substring(start.start());
        sql = PROSE_AFTER_END.matcher(sql).replaceFirst(";");
        sql = AFTERTHOUGHT.matcher(sql).replaceFirst("");
        sql = TRAILING_WORD.matcher(sql).replaceFirst("");
        sql = QUESTION_MARK.matcher(sql).replaceFirst("");
        return Optional.of(sql.strip());
    }
}
