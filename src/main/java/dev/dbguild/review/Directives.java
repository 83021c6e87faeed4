package dev.dbguild.review;

import dev.dbguild.sql.Remark;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.Source;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the directives in a script's comments.
///
/// One that stands inside a statement, or behind it on its last line, is about that statement; any other is about the
/// next one. `dbguild:ignore-file` counts above the first statement only.
final class Directives {
    private static final Pattern DIRECTIVE =
            Pattern.compile(
                    "^[\\s*#-]*dbguild:ignore(?<file>-file)?(?![\\w-])(?<rules>.*?)"
                            + "(?:\\bbecause\\b(?<reason>.*?))?"
                            + "(?:\\buntil\\s+(?<until>\\d{4}-\\d{1,2}-\\d{1,2})\\s*)?(?:\\*/\\s*)?$",
                    Pattern.CASE_INSENSITIVE);

    private final Script script;

    private Directives(Script script) {
        this.script = script;
    }

    static List<Directive> of(Script script) {
        return script.remarks().isEmpty()
                ? List.of()
                : script.remarks().stream().flatMap(new Directives(script)::in).toList();
    }

    private Stream<Directive> in(Remark remark) {
        String text = remark.source().text();
        if (!text.contains("dbguild:")) {
            return Stream.empty();
        }
        List<Directive> found = new ArrayList<>();
        String inner = text.startsWith("/*") ? text.substring(2) : text;
        inner.lines().forEach(line -> of(line, remark.source()).ifPresent(found::add));
        return found.stream();
    }

    private Optional<Directive> of(String line, Source comment) {
        Matcher matcher = DIRECTIVE.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        boolean file = matcher.group("file") != null;
        String reason = matcher.group("reason");
        return Optional.of(
                new Directive(
                        script.name(),
                        comment,
                        file ? null : about(comment),
                        file && isOnTop(comment),
                        Stream.of(matcher.group("rules").split("[\\s,:]+"))
                                .filter(id -> !id.isBlank())
                                .toList(),
                        reason == null ? "" : reason.strip(),
                        matcher.group("until")));
    }

    private boolean isOnTop(Source comment) {
        return script.statements().stream()
                .allMatch(statement -> statement.source().start() > comment.start());
    }

    private @Nullable Source about(Source comment) {
        List<Source> sources = script.statements().stream().map(Statement::source).toList();
        Optional<Source> next =
                sources.stream().filter(each -> each.start() >= comment.end()).findFirst();
        boolean nextIsBeside =
                next.filter(each -> sameLine(comment.endChar(), each.startChar())).isPresent();
        return sources.stream()
                .filter(each -> holds(each, comment) || !nextIsBeside && ends(each, comment))
                .reduce((first, last) -> last)
                .or(() -> next)
                .orElse(null);
    }

    private static boolean holds(Source statement, Source comment) {
        return statement.start() <= comment.start() && comment.start() < statement.end();
    }

    /// Whether the comment stands behind the statement on its last line.
    private boolean ends(Source statement, Source comment) {
        return statement.end() <= comment.start()
                && sameLine(statement.endChar(), comment.startChar());
    }

    private boolean sameLine(int from, int to) {
        return script.text().substring(from, to).indexOf('\n') < 0;
    }
}
