package dev.dbguild.review.history;

import dev.dbguild.review.history.Excerpt.Span;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Cuts a formatted SQL file into its changesets. Not thread-safe: one for each file.
final class Changesets {
    private static final Pattern CHANGESET =
            Pattern.compile(
                    "(?i)\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^:\\s]+)\\s*:\\s*(\"[^\"]+\"|\\S+)(.*)");
    private static final Pattern ROLLBACK =
            Pattern.compile("(?i)(\\s*--\\s*rollback\\b[ \\t]?)(.*)");
    private static final Pattern ROLLBACK_BLOCK =
            Pattern.compile("(?i)\\s*/\\*\\s*liquibase\\s+rollback\\b.*");
    private static final Pattern IGNORE =
            Pattern.compile("(?i)\\s*--\\s*ignoreLines:\\s*(start|end|\\d+)\\b.*");
    private static final Pattern NOTHING =
            Pattern.compile("(?i)\\s*(?:empty|not required)\\s*;?\\s*");

    private final Script file;
    private final StringBuilder text;
    private final List<Migration> done = new ArrayList<>();
    private @Nullable Matcher open;
    private List<Span> ups = new ArrayList<>();
    private List<Span> downs = new ArrayList<>();
    private boolean hasRollback;
    private boolean inRollback;
    private int ignored;

    private Changesets(Script file) {
        this.file = file;
        this.text = new StringBuilder(file.text());
    }

    static List<Migration> of(Script file) {
        Changesets all = new Changesets(file);
        Lines.of(file.text()).forEach(all::see);
        all.close();
        return all.done;
    }

    private void see(Lines.Line line) {
        Matcher changeset = line.matching(CHANGESET);
        Matcher rollback = line.matching(ROLLBACK);
        Matcher ignore = line.matching(IGNORE);
        if (changeset.matches()) {
            close();
            open = changeset;
        } else if (ignore.matches()) {
            ignored = lines(ignore.group(1).toLowerCase(Locale.ROOT));
        } else if (ignored > 0) {
            ignored--;
        } else if (inRollback) {
            insideRollback(line);
        } else if (line.matching(ROLLBACK_BLOCK).matches()) {
            hasRollback = true;
            inRollback = !line.text().contains("*/");
        } else if (rollback.matches()) {
            rollback(line, rollback);
        } else {
            endStatement(line, attribute("endDelimiter"));
            ups.add(new Span(line.from(), line.next()));
        }
    }

    private static int lines(String ignore) {
        return switch (ignore) {
            case "start" -> Integer.MAX_VALUE;
            case "end" -> 0;
            default -> Integer.parseInt(ignore);
        };
    }

    private void insideRollback(Lines.Line line) {
        int end = line.text().indexOf("*/");
        inRollback = end < 0;
        downs.add(new Span(line.from(), end < 0 ? line.next() : line.from() + end));
    }

    private void rollback(Lines.Line line, Matcher rollback) {
        if (!NOTHING.matcher(rollback.group(2)).matches()) {
            hasRollback = true;
            endStatement(line, attribute("rollbackEndDelimiter"));
            downs.add(new Span(line.from() + rollback.start(2), line.next()));
        }
    }

    /// Another delimiter than `;` becomes one, in as many characters.
    private void endStatement(Lines.Line line, String delimiter) {
        String plain = delimiter.replace("\\n", "").replace("\\s*", "").replace("\\", "");
        boolean ends = !plain.isEmpty() && line.text().endsWith(plain);
        if (ends && !plain.equals(";")) {
            text.replace(
                    line.end() - plain.length(), line.end(), ";" + " ".repeat(plain.length() - 1));
        }
    }

    /// The value of an attribute of the open changeset, empty when it has none.
    private String attribute(String name) {
        if (open == null) {
            return "";
        }
        Matcher matcher =
                Pattern.compile("(?i)(?:^|\\s)" + name + "\\s*:\\s*(?:\"([^\"]*)\"|(\\S+))")
                        .matcher(open.group(3));
        return matcher.find()
                ? Objects.requireNonNullElse(matcher.group(1), String.valueOf(matcher.group(2)))
                : "";
    }

    private void close() {
        if (open != null && isForUs()) {
            done.add(migration(open));
        }
        open = null;
        ups = new ArrayList<>();
        downs = new ArrayList<>();
        hasRollback = false;
        inRollback = false;
    }

    private Migration migration(Matcher changeset) {
        RunnerTransaction transaction =
                attribute("runInTransaction").equalsIgnoreCase("false")
                        ? RunnerTransaction.NONE
                        : RunnerTransaction.WHOLE;
        boolean repeatable =
                Stream.of("runOnChange", "runAlways")
                        .anyMatch(name -> attribute(name).equalsIgnoreCase("true"));
        return new Migration(
                unquoted(changeset.group(1)) + ":" + unquoted(changeset.group(2)),
                null,
                repeatable,
                new Part(Excerpt.of(file, text, ups), transaction),
                hasRollback ? new Part(Excerpt.of(file, text, downs), transaction) : null);
    }

    private static String unquoted(String word) {
        return word.replace("\"", "");
    }

    /// Whether the changeset is run on the engine whose SQL this is.
    private boolean isForUs() {
        List<String> engines = Stream.of(attribute("dbms").split(",")).map(String::strip).toList();
        String own = file.dialect() == Dialect.MYSQL ? "mysql" : file.dialect().id();
        boolean named = engines.stream().anyMatch(own::equalsIgnoreCase);
        boolean refused = engines.stream().anyMatch(("!" + own)::equalsIgnoreCase);
        boolean picky = engines.stream().anyMatch(each -> !each.isEmpty() && !each.startsWith("!"));
        return !refused && (named || !picky);
    }
}
