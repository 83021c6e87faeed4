package dev.dbguild.advise.index;

import dev.dbguild.engine.ListsSlowQueries.SlowQuery;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Remark;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.ScriptReader;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The queries that advice is asked for.
///
/// @param queries each once; those that differ in literals alone are one, with the weights of all
/// @param skipped statements that are no queries, with the reason
public record Workload(List<Asked> queries, List<IndexAdvice.SkippedQuery> skipped) {
    private static final Pattern WEIGHT =
            Pattern.compile("(?i)\\b(?:weight|calls)\\s*[:=]?\\s*(\\d+(?:\\.\\d+)?)");
    private static final Set<String> PLANNED =
            Set.of("select", "with", "insert", "update", "delete", "merge", "values", "table");

    public Workload {
        queries = List.copyOf(queries);
        skipped = List.copyOf(skipped);
    }

    /// One query.
    public static Workload of(String sql) {
        return new Workload(List.of(new Asked(null, sql, 1)), List.of());
    }

    /// The statements of a file. A comment before or in a statement may say `weight: 5` or `calls: 1000`.
    public static Workload read(String text) {
        Script script = ScriptReader.read("queries.sql", text, Dialect.POSTGRESQL);
        List<Asked> asked = new ArrayList<>();
        List<IndexAdvice.SkippedQuery> skipped = new ArrayList<>();
        int from = 0;
        for (Statement statement : script.statements()) {
            String sql = bare(statement.text());
            int end = statement.source().endChar();
            if (isPlanned(sql)) {
                asked.add(new Asked(null, sql, weight(script, from, end)));
            } else if (!sql.isEmpty()) {
                skipped.add(new IndexAdvice.SkippedQuery(sql, "it is no query"));
            }
            from = end;
        }
        return new Workload(folded(asked), skipped);
    }

    /// What a server has counted, each weighted by its time so far.
    public static Workload of(List<SlowQuery> counted) {
        List<Asked> asked = new ArrayList<>();
        List<IndexAdvice.SkippedQuery> skipped = new ArrayList<>();
        for (SlowQuery query : counted) {
            String sql = bare(query.query());
            if (isPlanned(sql)) {
                asked.add(new Asked(query.queryId(), sql, query.totalMs()));
            } else {
                skipped.add(new IndexAdvice.SkippedQuery(query.query(), unplanned(sql)));
            }
        }
        return new Workload(folded(asked), skipped);
    }

    private static String unplanned(String sql) {
        return sql.startsWith("<insufficient privilege>")
                ? "its text is hidden: grant the role pg_read_all_stats"
                : "it is no query";
    }

    private static String bare(String text) {
        return text.strip().replaceFirst("[;\\s]+$", "");
    }

    private static boolean isPlanned(String sql) {
        String start = sql.replaceFirst("(?s)^(?:\\s|\\(|--[^\\n]*\\n|/\\*.*?\\*/)+", "");
        String word = start.split("[^A-Za-z]", 2)[0].toLowerCase(Locale.ROOT);
        return PLANNED.contains(word);
    }

    private static double weight(Script script, int from, int end) {
        return script.remarks().stream()
                .map(Remark::source)
                .filter(comment -> comment.startChar() >= from && comment.endChar() <= end)
                .map(comment -> WEIGHT.matcher(comment.text()))
                .filter(Matcher::find)
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .findFirst()
                .orElse(1);
    }

    private static List<Asked> folded(List<Asked> asked) {
        Map<String, Asked> folded = new LinkedHashMap<>();
        asked.forEach(query -> folded.merge(shape(query.sql()), query, Asked::and));
        return List.copyOf(folded.values());
    }

    /// The same for two that differ in literals, comments or spaces alone.
    static String shape(String sql) {
        return sql.replaceAll("(?s)/\\*.*?\\*/|--[^\\n]*", " ")
                .replaceAll("'(?:[^']|'')*'", "?")
                .replaceAll("\\$\\d+|(?<![\\w\"])\\d+(?:\\.\\d+)?\\b", "?")
                .replaceAll("\\(\\s*\\?(?:\\s*,\\s*\\?)+\\s*\\)", "(?)")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
