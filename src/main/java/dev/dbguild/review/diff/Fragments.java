package dev.dbguild.review.diff;

import dev.dbguild.finding.Change.Lines;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.ScriptReader;
import dev.dbguild.sql.Source;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What can be read of a file of which only hunks are known: the statements that lie whole within a hunk, each on the
/// line where it stands, and blanks for all else. Not thread-safe.
final class Fragments {
    /// What a routine's body holds and a script does not.
    private static final Pattern BODY =
            Pattern.compile(
                    "(?i):=|\\b(end\\s+(if|loop|case)|elsif|raise\\s+(notice|exception|warning|info)|perform|return\\s+(new|old|query|next))\\b");

    private static final Pattern DOLLARS = Pattern.compile("\\$(?:[A-Za-z_]\\w*)?\\$");

    private final Dialect dialect;
    private final StringBuilder text = new StringBuilder();
    private final List<Lines> unread = new ArrayList<>();
    private int line = 1;

    private Fragments(Dialect dialect) {
        this.dialect = dialect;
    }

    static Fragments of(FileDiff file, Dialect dialect) {
        Fragments fragments = new Fragments(dialect);
        file.hunks().stream().filter(hunk -> !hunk.now().isEmpty()).forEach(fragments::add);
        return fragments;
    }

    /// The file's text as far as it can be read, on its own lines.
    String text() {
        return text.toString();
    }

    /// Lines that the diff shows and that could not be read.
    List<Lines> unread() {
        return List.copyOf(unread);
    }

    private void add(Hunk hunk) {
        text.append("\n".repeat(Math.max(0, hunk.newStart() - line)));
        text.append(readable(hunk));
        line = hunk.newStart() + hunk.now().size();
    }

    private String readable(Hunk hunk) {
        String shown = Sides.text(hunk.now());
        Script script = ScriptReader.read("hunk.sql", shown, dialect);
        List<Statement> statements = script.statements();
        if (isWithinBody(shown, statements)) {
            unread.add(lines(hunk, shown, 0, shown.length()));
            return blank(shown);
        }
        boolean cutAbove =
                hunk.newStart() > 1 && !statements.isEmpty() && isUnknown(statements.getFirst());
        int from = cutAbove ? afterTerminator(shown, statements.getFirst().source()) : 0;
        int to = end(hunk, shown, statements);
        if (from > 0) {
            unread.add(lines(hunk, shown, 0, from));
        }
        if (to < shown.length() && to >= from) {
            unread.add(lines(hunk, shown, to, shown.length()));
        }
        return to <= from
                ? blank(shown)
                : blank(shown.substring(0, from))
                        + shown.substring(from, to)
                        + blank(shown.substring(to));
    }

    private static boolean isWithinBody(String shown, List<Statement> statements) {
        boolean odd = DOLLARS.matcher(shown).results().count() % 2 == 1;
        return odd
                || statements.stream()
                        .filter(each ->
                                !(each instanceof Statement.CreateFunction
                                        || each instanceof Statement.Do))
                        .anyMatch(each -> BODY.matcher(each.text()).find());
    }

    private static boolean isUnknown(Statement statement) {
        return statement instanceof Statement.Other other && other.target() == null;
    }

    /// Where the last statement that is whole ends: with its terminator, or with the file.
    private static int end(Hunk hunk, String shown, List<Statement> statements) {
        boolean atEnd = !hunk.now().getLast().ends();
        if (statements.isEmpty() || atEnd) {
            return shown.length();
        }
        Source last = statements.getLast().source();
        return isTerminated(shown, last) ? shown.length() : last.startChar();
    }

    private static boolean isTerminated(String shown, Source statement) {
        return shown.substring(statement.endChar()).stripLeading().startsWith(";");
    }

    private static int afterTerminator(String shown, Source statement) {
        return isTerminated(shown, statement)
                ? shown.indexOf(';', statement.endChar()) + 1
                : shown.length();
    }

    private static Lines lines(Hunk hunk, String shown, int from, int to) {
        int first = hunk.newStart() + breaks(shown.substring(0, from));
        return new Lines(first, first + breaks(shown.substring(from, to).stripTrailing()));
    }

    private static int breaks(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private static String blank(String text) {
        return text.replaceAll("[^\n]", " ");
    }
}
