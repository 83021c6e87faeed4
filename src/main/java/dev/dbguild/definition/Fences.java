package dev.dbguild.definition;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Finds where a head begins and ends: only a whole line of three dashes, trailing blanks allowed, is a fence.
///
/// What files get wrong is repaired with a warning: a closing line of more than three dashes, or none at all.
final class Fences {
    private static final Predicate<String> EXACT = Pattern.compile("---\\s*").asMatchPredicate();
    private static final Predicate<String> LONG = Pattern.compile("-{4,}\\s*").asMatchPredicate();
    private static final Predicate<String> HEADING =
            Pattern.compile("#{1,6} .*").asMatchPredicate();

    private final SourceText source;
    private final List<String> lines;
    private final Notes notes;

    private Fences(SourceText source, Notes notes) {
        this.source = source;
        this.lines = source.lines();
        this.notes = notes;
    }

    /// @param head lines between the fences, empty when there is no head
    /// @param headLine line of the file the head begins at
    /// @param bodyLine line of the file the body begins at
    record Split(List<String> head, int headLine, List<String> body, int bodyLine) {
        boolean hasHead() {
            return head.stream().anyMatch(line -> !line.isBlank());
        }
    }

    static Split split(SourceText source, Notes notes) {
        return new Fences(source, notes).split();
    }

    private Split split() {
        if (lines.isEmpty() || !opens()) {
            return bodyOnly();
        }
        OptionalInt exact = first(1, i -> EXACT.test(lines.get(i)));
        if (!looksLikeHead(exact.orElse(lines.size()))) {
            return withoutKeys(exact);
        }
        OptionalInt early = earlierEnd(exact.orElse(lines.size()));
        if (exact.isPresent() && (early.isEmpty() || !isBetter(early.getAsInt(), exact))) {
            return cut(exact.getAsInt(), exact.getAsInt() + 1);
        }
        return repaired(early.orElse(lines.size()));
    }

    private boolean opens() {
        String first = lines.getFirst();
        return EXACT.test(first) || (LONG.test(first) && looksLikeHead(lines.size()));
    }

    private boolean looksLikeHead(int end) {
        return lines.subList(1, end).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .limit(5)
                .anyMatch(line -> HeadKeys.match(line).matches());
    }

    private Split withoutKeys(OptionalInt close) {
        boolean empty = close.isPresent() && isBlank(1, close.getAsInt());
        if (empty) {
            return cut(close.getAsInt(), close.getAsInt() + 1);
        }
        notes.warning(
                Spot.line(source.firstLine()),
                "the file begins with '---' but no key follows; it was read as text without a head",
                "write 'name:' and 'description:' between two lines of three dashes");
        return bodyOnly();
    }

    private boolean isBlank(int from, int to) {
        return lines.subList(from, to).stream().allMatch(String::isBlank);
    }

    /// Where the head seems to end although no exact fence stands there.
    private OptionalInt earlierEnd(int limit) {
        OptionalInt dashes = first(1, i -> i < limit && LONG.test(lines.get(i)));
        if (dashes.isPresent()) {
            return dashes;
        }
        OptionalInt heading = first(2, i -> i < limit && begins(i, HEADING));
        boolean neverClosed = limit == lines.size();
        return heading.isPresent() || !neverClosed
                ? heading
                : first(2, i -> begins(i, Fences::isProse));
    }

    private boolean begins(int i, Predicate<String> kind) {
        return lines.get(i - 1).isBlank() && kind.test(lines.get(i));
    }

    private static boolean isProse(String line) {
        return !line.isBlank()
                && !line.startsWith(" ")
                && !line.startsWith("-")
                && !line.startsWith("#")
                && !line.startsWith("<")
                && !HeadKeys.match(line).matches();
    }

    /// The exact fence may be a rule of the body: then the text up to it is no YAML, but the text before `early` is.
    private boolean isBetter(int early, OptionalInt exact) {
        boolean keysBetween =
                lines.subList(early, exact.getAsInt()).stream().anyMatch(HeadKeys::beginsKnown);
        return !keysBetween && !isYaml(exact.getAsInt()) && isYaml(early);
    }

    private boolean isYaml(int end) {
        String head = String.join("\n", lines.subList(1, end));
        return StrictYaml.read(head, 1, 0).asMapping() instanceof Parsed.Good;
    }

    private Split repaired(int end) {
        boolean dashes = end < lines.size() && LONG.test(lines.get(end));
        int line = source.firstLine() + end;
        notes.warning(
                Spot.line(line),
                dashes
                        ? "the head is closed by more than three dashes"
                        : "the head is never closed; it was taken to end here",
                "close the head with a line of exactly three dashes");
        return cut(end, dashes ? end + 1 : end);
    }

    private Split cut(int headEnd, int bodyStart) {
        return new Split(
                lines.subList(1, headEnd),
                source.firstLine() + 1,
                lines.subList(Math.min(bodyStart, lines.size()), lines.size()),
                source.firstLine() + bodyStart);
    }

    private Split bodyOnly() {
        return new Split(List.of(), source.firstLine(), lines, source.firstLine());
    }

    private OptionalInt first(int from, IntPredicate test) {
        return IntStream.range(from, Math.max(from, lines.size())).filter(test).findFirst();
    }
}
