package dev.dbguild.review.diff;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.review.diff.Hunk.Line;
import dev.dbguild.review.diff.Hunk.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a unified diff: as `git diff`, `git show`, `git format-patch` and `diff -u` write it.
///
/// Lines of a hunk are counted, not guessed, so that a removed comment (`--- note`) is no header. What stands between
/// files (a mail's head, a commit's message) is passed over.
public final class DiffReader {
    private static final Pattern HUNK =
            Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*", Pattern.DOTALL);

    private final List<String> lines;
    private final List<FileDiff> files = new ArrayList<>();
    private int at;

    private DiffReader(List<String> lines) {
        this.lines = lines;
    }

    /// The files in the order of the diff; none for a text without any line.
    ///
    /// @throws Problem [Code#BAD_ARGUMENT] when it is no unified diff, is that of a merge, or ends too early
    public static List<FileDiff> read(String diff) {
        DiffReader reader = new DiffReader(lines(diff));
        reader.read();
        if (reader.files.isEmpty() && !diff.isBlank()) {
            throw problem(
                    "the text holds no unified diff",
                    "send what 'git diff BASE...HEAD' prints, or what GitHub answers to Accept: application/vnd.github.diff");
        }
        return List.copyOf(reader.files);
    }

    /// Lines without their ends; a `\r` stays where it is a file's own, and goes where the whole diff has it.
    private static List<String> lines(String diff) {
        List<String> lines = new ArrayList<>(List.of(diff.split("\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        boolean everywhere =
                lines.stream()
                        .filter(line -> line.startsWith("diff --git ") || line.startsWith("@@ "))
                        .findFirst()
                        .filter(line -> line.endsWith("\r"))
                        .isPresent();
        return everywhere
                ? lines.stream().map(line -> line.replaceFirst("\r$", "")).toList()
                : lines;
    }

    private void read() {
        while (at < lines.size()) {
            String line = lines.get(at);
            refuseMerge(line);
            if (line.startsWith("diff --git ")) {
                FileHead head = new FileHead(line.substring("diff --git ".length()));
                at++;
                add(head);
            } else if (isBare()) {
                add(new FileHead(""));
            } else {
                at++;
            }
        }
    }

    private void refuseMerge(String line) {
        if (line.startsWith("diff --cc ")
                || line.startsWith("diff --combined ")
                || line.startsWith("@@@ ")) {
            throw problem(
                            "line " + (at + 1) + " of the diff begins the diff of a merge",
                            "send the diff against one side: git diff BASE...HEAD")
                    .with("line", at + 1);
        }
    }

    /// Whether a file begins here without a line of git's before it.
    private boolean isBare() {
        return starts(at, "--- ") && starts(at + 1, "+++ ") && starts(at + 2, "@@ ");
    }

    private boolean starts(int index, String prefix) {
        return index < lines.size() && lines.get(index).startsWith(prefix);
    }

    private void add(FileHead head) {
        while (at < lines.size() && !starts(at, "@@ ") && !endsHead()) {
            head.take(lines.get(at));
            at++;
        }
        List<Hunk> hunks = new ArrayList<>();
        while (starts(at, "@@ ")) {
            hunks.add(hunk());
        }
        files.add(head.file(hunks));
    }

    /// Whether another file, or a merge's diff, begins before any hunk.
    private boolean endsHead() {
        return starts(at, "diff --") || starts(at, "@@@ ");
    }

    private Hunk hunk() {
        int begin = at;
        Matcher head = HUNK.matcher(lines.get(at));
        if (!head.matches()) {
            throw problem(
                            "line " + (at + 1) + " of the diff is no head of a hunk",
                            "send the diff as it was printed")
                    .with("line", at + 1);
        }
        at++;
        int before = count(head.group(2));
        int now = count(head.group(4));
        List<Line> taken = new ArrayList<>();
        while (before > 0 || now > 0) {
            Line line = line(begin);
            before -= line.side() == Side.NEW ? 0 : 1;
            now -= line.side() == Side.OLD ? 0 : 1;
            taken.add(line);
        }
        return new Hunk(number(head.group(1)), number(head.group(3)), taken);
    }

    private Line line(int begin) {
        String line = at < lines.size() ? lines.get(at) : "diff";
        Side side =
                switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                    case ' ', '\r', '\t' -> Side.BOTH;
                    case '-' -> Side.OLD;
                    case '+' -> Side.NEW;
                    default ->
                            throw problem(
                                            "the hunk at line "
                                                    + (begin + 1)
                                                    + " of the diff ends before all its lines are there",
                                            "send the diff whole; copying it may have cut it")
                                    .with("line", begin + 1);
                };
        at++;
        boolean ends = !starts(at, "\\ ");
        at += ends ? 0 : 1;
        String text =
                line.isEmpty() || side == Side.BOTH && line.charAt(0) != ' '
                        ? line
                        : line.substring(1);
        return new Line(side, text, ends);
    }

    private static int count(String digits) {
        return digits == null ? 1 : number(digits);
    }

    private static int number(String digits) {
        if (digits.length() > 8) {
            throw problem(
                    "'" + digits + "' is no number of a line", "send the diff as it was printed");
        }
        return Integer.parseInt(digits);
    }

    private static Problem problem(String what, String cure) {
        return new Problem(Code.BAD_ARGUMENT, what, cure).with("argument", "diff");
    }
}
