package dev.dbguild.model.playbook;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What was asked, with the files that came along.
///
/// @param text the question without its files
/// @param language `en` or `es`: what it is answered in
/// @param handoff what a colleague hands over, when a colleague asks rather than a caller
public record Question(
        String text, List<Attached> files, String language, Optional<Handoff> handoff) {
    private static final Pattern EXPLAIN =
            Pattern.compile(
                    "\\A\\s*explain\\s+(?:\\([^)]*\\)\\s*)?(?:(?:analyze|verbose)\\s+)*",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern ANALYZE =
            Pattern.compile(
                    "\\A\\s*explain\\s+(?:\\([^)]*\\banalyze\\b(?!\\s+(?:off|false|0))|analyze\\b)",
                    Pattern.CASE_INSENSITIVE);

    public Question {
        files = List.copyOf(files);
    }

    /// A file by its name.
    public record Attached(String name, String text) {}

    /// What a colleague hands over.
    public record Handoff(String from, String trigger, String message) {}

    /// The question without its SQL, in lower case, without accents and with single blanks: what cues are sought in.
    public String plain() {
        return Cues.plain(SqlInProse.of(text).map(sql -> text.replace(sql, " ")).orElse(text));
    }

    /// Whether the plain question has this pattern.
    public boolean has(Pattern pattern) {
        return pattern.matcher(plain()).find();
    }

    /// The SQL of the question, else of its files, in order.
    public Optional<String> sql() {
        return SqlInProse.of(text).or(this::sqlOfFiles);
    }

    /// The SQL when it only reads or writes rows: what can be explained.
    public Optional<String> query() {
        return sql().filter(sql -> SqlInProse.isQuery(sql) && !SqlInProse.changesSchema(sql))
                .map(sql -> EXPLAIN.matcher(sql).replaceFirst(""));
    }

    /// Whether it asks in SQL for the query to be run while it is explained.
    public boolean wantsAnalyze() {
        return sql().filter(sql -> ANALYZE.matcher(sql).find()).isPresent();
    }

    /// The SQL when some of it changes a schema: what can be reviewed.
    public Optional<String> change() {
        return sql().filter(SqlInProse::changesSchema);
    }

    private Optional<String> sqlOfFiles() {
        List<String> scripts =
                files.stream()
                        .filter(file -> SqlInProse.looksLikeSql(file.text()))
                        .map(Attached::text)
                        .toList();
        return scripts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", scripts));
    }
}
