package dev.dbguild.model.playbook;

import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.ScriptReader;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds in what a person wrote which changes he thinks of, as the SQL that `what_if` takes, and for which query.
///
/// `drop index orders_pkey`, `an index on orders (customer_id)`, `work_mem were 64MB`, `orders.id to bigint`,
/// `partition orders by created_at`: in SQL, in English and in Spanish.
final class ChangesInProse {
    private static final String NAME = "(?:\"[^\"]+\"|[A-Za-z_][\\w$]*)";
    private static final String QUALIFIED = NAME + "(?:\\." + NAME + ")?";
    private static final String KEYS = "\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))+\\)";
    private static final String TYPE =
            "(?:bigint|integer|int[248]?|smallint|numeric(?:\\s*\\([\\d, ]+\\))?|decimal|uuid|text|varchar(?:\\s*\\(\\d+\\))?"
                    + "|date|timestamptz|timestamp|real|double precision|boolean|jsonb?)";

    private static final Pattern SQL_INDEX =
            pattern(
                    "create\\s+(?:unique\\s+)?index\\s+(?:concurrently\\s+)?(?:if\\s+not\\s+exists\\s+)?(?:N\\s+)?on\\s+(?:only\\s+)?Q"
                            + "\\s*(?:using\\s+\\w+\\s*)?K(?:\\s*include\\s*K)?");
    private static final Pattern INDEX_ON =
            pattern(
                    "(?:index|indice|índice)\\s+(?:on|en|sobre|for|para)\\s+(?:the\\s+|la\\s+)?(?:table\\s+|tabla\\s+)?(Q)\\s*(?:using\\s+(\\w+)\\s*)?(K)");
    private static final Pattern INDEX_ON_COLUMN =
            pattern("(?:index|indice|índice)\\s+(?:on|en|sobre|for|para)\\s+(N)\\.(N)(?!\\s*[.(])");
    private static final Pattern INDEX_OF_TABLE =
            pattern(
                    "(?:index|indice|índice)\\s+(?:on|en|sobre)\\s+(?:the\\s+|la\\s+)?(?:column\\s+|columna\\s+)?(N)\\s+(?:of|in|de|en)\\s+(?:the\\s+|la\\s+)?(?:table\\s+|tabla\\s+)?(Q)");
    private static final Pattern DROP =
            pattern(
                    "(?:drop\\w*|remov\\w+|delet\\w+|without|borr\\w+|elimin\\w+|quit\\w+|sin)\\s+(?:the\\s+|el\\s+)?(?:index|indice|índice)\\s+(?:concurrently\\s+)?(?:if\\s+exists\\s+)?[`']?(Q)");
    private static final Pattern SETTING =
            pattern(
                    "\\b([a-z]+(?:_[a-z]+)+|jit|geqo)\\s*(?:=|\\bto\\b|\\bwere\\b|\\bwas\\b|\\bis\\b|\\bat\\b|\\bof\\b|\\bfuera\\b|\\bfuese\\b|\\ben\\b|\\ba\\b|\\bde\\b|\\bwere\\s+set\\s+to\\b)\\s*'?(on\\b|off\\b|\\d+(?:\\.\\d+)?\\s*(?:kB|MB|GB|TB)?)(?!\\w)");
    private static final Pattern TYPE_OF =
            pattern(
                    "(?<![\\w.])(Q)\\.(N)\\s+(?:(?:were|was|is|became|to|into|as|type|fuera|fuese|a|como)\\s+)+(?:an?\\s+|of\\s+type\\s+|tipo\\s+|un\\s+)?(T)\\b");
    private static final Pattern PARTITION =
            pattern(
                    "(?:partition\\w*|partici\\w+)\\s+(?:the\\s+|la\\s+)?(?:table\\s+|tabla\\s+)?(Q)\\s+(?:were\\s+)?(?:partitioned\\s+)?(?:by|por)\\s+(?:(range|list|hash|rango|lista)\\s*)?(?:of\\s+|on\\s+|de\\s+)?\\(?\\s*(N)\\s*\\)?(?:\\s+(?:partitions|into|en)\\s+(\\d{1,4}))?");
    private static final Pattern PARTITIONED =
            pattern(
                    "(Q)\\s+(?:were|was|fuera|estuviera)\\s+(?:partitioned|particionada)\\s+(?:by|por)\\s+(?:(range|list|hash|rango|lista)\\s*)?(?:of\\s+|on\\s+|de\\s+)?\\(?\\s*(N)\\s*\\)?(?:\\s+(?:partitions|into|en)\\s+(\\d{1,4}))?");
    private static final Pattern QUERY =
            pattern("(?::|\\bfor|\\bpara)\\s+(?:(?:select|with|update|delete|insert|merge)\\b.+)");

    private ChangesInProse() {}

    private static Pattern pattern(String form) {
        String full =
                form.replaceAll(
                                "(?<![A-Za-z\\\\])Q(?![A-Za-z])",
                                Matcher.quoteReplacement(QUALIFIED))
                        .replaceAll(
                                "(?<![A-Za-z\\\\])N(?![A-Za-z])", Matcher.quoteReplacement(NAME))
                        .replaceAll(
                                "(?<![A-Za-z\\\\])K(?![A-Za-z])", Matcher.quoteReplacement(KEYS))
                        .replaceAll(
                                "(?<![A-Za-z\\\\])T(?![A-Za-z])", Matcher.quoteReplacement(TYPE));
        return Pattern.compile(full, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /// The changes, each once; empty when none is meant.
    static List<String> of(Question question) {
        List<String> statements = statements(question);
        if (!statements.isEmpty()) {
            return statements;
        }
        String text =
                query(question)
                        .map(sql -> question.text().replace(sql, " "))
                        .orElse(question.text());
        List<String> found = new ArrayList<>();
        all(SQL_INDEX, text, MatchResult::group).forEach(found::add);
        if (found.isEmpty()) {
            indexes(text).forEach(found::add);
        }
        all(DROP, text, drop -> "drop index " + drop.group(1)).forEach(found::add);
        all(SETTING, text, ChangesInProse::setting).forEach(found::add);
        all(TYPE_OF, text, ChangesInProse::type).forEach(found::add);
        partitions(text).forEach(found::add);
        return found.stream().distinct().toList();
    }

    /// The query it is about; empty when it is about all.
    static Optional<String> query(Question question) {
        Optional<String> behind =
                QUERY.matcher(question.text())
                        .results()
                        .map(found -> found.group().replaceFirst("^\\S+\\s+", ""))
                        .findFirst()
                        .flatMap(SqlInProse::of);
        return behind.or(question::query);
    }

    /// What is wholly written in SQL, between back-ticks or in a fence, with a terminator or not.
    private static List<String> statements(Question question) {
        return question.change().stream()
                .flatMap(sql ->
                        ScriptReader.read("q", sql, Dialect.POSTGRESQL).statements().stream())
                .filter(ChangesInProse::canBeTried)
                .map(Statement::text)
                .filter(sql ->
                        question.text().contains("`" + sql) || question.text().contains(sql + ";"))
                .toList();
    }

    private static boolean canBeTried(Statement statement) {
        return switch (statement) {
            case Statement.CreateIndex _ -> true;
            case Statement.Drop drop -> drop.object().equals("INDEX");
            case Statement other -> other.kind().equals("CREATE STATISTICS");
        };
    }

    private static Stream<String> indexes(String text) {
        return Stream.of(
                        all(INDEX_ON, text, ChangesInProse::index),
                        all(
                                INDEX_ON_COLUMN,
                                text,
                                on -> "create index on " + on.group(1) + " (" + on.group(2) + ")"),
                        all(
                                INDEX_OF_TABLE,
                                text,
                                on -> "create index on " + on.group(2) + " (" + on.group(1) + ")"))
                .flatMap(each -> each)
                .limit(1);
    }

    private static String index(MatchResult on) {
        String method = on.group(2) == null ? "" : "using " + on.group(2) + " ";
        return "create index on " + on.group(1) + " " + method + on.group(3);
    }

    private static String setting(MatchResult set) {
        return "set " + set.group(1) + " = '" + set.group(2).strip() + "'";
    }

    private static String type(MatchResult type) {
        return "alter table %s alter column %s type %s"
                .formatted(type.group(1), type.group(2), type.group(3));
    }

    private static Stream<String> partitions(String text) {
        return Stream.concat(
                        all(PARTITION, text, ChangesInProse::partition),
                        all(PARTITIONED, text, ChangesInProse::partition))
                .limit(1);
    }

    private static String partition(MatchResult by) {
        String how = by.group(2) == null ? "range" : by.group(2);
        String parts = by.group(4) == null ? "" : " partitions " + by.group(4);
        return "alter table %s partition by %s (%s)%s"
                .formatted(
                        by.group(1),
                        how.replace("rango", "range").replace("lista", "list"),
                        by.group(3),
                        parts);
    }

    private static Stream<String> all(
            Pattern pattern, String text, java.util.function.Function<MatchResult, String> worded) {
        return pattern.matcher(text).results().map(worded);
    }
}
