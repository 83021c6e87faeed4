package dev.dbguild.definition;

import dev.dbguild.definition.Value.Entry;
import dev.dbguild.definition.Value.Mapping;
import dev.dbguild.definition.Value.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// Third reading stage: what begins at column 0 and looks like a key begins an entry, everything up to the next is its value.
///
/// A value that is valid YAML on its own keeps its structure; any other is kept as text. Nothing is lost.
final class KeyTokenizer {
    private final List<String> lines;
    private final int firstLine;
    private final int indent;
    private final Notes notes;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private KeyTokenizer(Fences.Split split, int indent, Notes notes) {
        this.lines = split.head();
        this.firstLine = split.headLine();
        this.indent = indent;
        this.notes = notes;
    }

    static Mapping read(Fences.Split split, int indent, Notes notes) {
        return new KeyTokenizer(split, indent, notes).mapping();
    }

    private Mapping mapping() {
        List<Integer> starts = starts();
        int first = starts.isEmpty() ? lines.size() : starts.getFirst();
        tellLost(first);
        for (int i = 0; i < starts.size(); i++) {
            add(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : lines.size());
        }
        return new Mapping(List.copyOf(entries.values()), Spot.line(firstLine));
    }

    private List<Integer> starts() {
        List<Integer> starts = new ArrayList<>();
        int depth = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher key = HeadKeys.match(line);
            boolean real = key.matches() && HeadKeys.isReal(key.group(1));
            if (real && (depth <= 0 || HeadKeys.isKnown(key.group(1)))) {
                starts.add(i);
                depth = 0;
            }
            depth += count(line, "<example>") - count(line, "</example>");
        }
        return starts;
    }

    private static int count(String line, String tag) {
        return (line.length() - line.replace(tag, "").length()) / tag.length();
    }

    private void tellLost(int first) {
        for (int i = 0; i < first; i++) {
            if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                notes.warning(
                        at(i),
                        "this line of the head belongs to no key and was left out",
                        "begin it with a key and a colon");
                return;
            }
        }
    }

    private void add(int from, int to) {
        Matcher matcher = HeadKeys.match(lines.get(from));
        String key = matcher.matches() ? matcher.group(1) : lines.get(from);
        Entry entry = new Entry(key, at(from), value(from, to, matcher.group(2)));
        Entry earlier = entries.putIfAbsent(Value.canonical(key), entry);
        if (earlier != null) {
            notes.error(
                    at(from),
                    "the key '"
                            + key
                            + "' is there twice; line "
                            + earlier.spot().line()
                            + " counts",
                    "remove one of them");
        }
    }

    private Value value(int from, int to, @Nullable String first) {
        List<String> chunk = lines.subList(from, to);
        Value strict = single(chunk, from);
        if (strict == null) {
            strict = single(QuotedValues.of(chunk), from);
        }
        return strict == null ? new Scalar(raw(chunk, first), true, at(from)) : strict;
    }

    private @Nullable Value single(List<String> chunk, int from) {
        Parsed parsed = StrictYaml.read(String.join("\n", chunk), firstLine + from, indent);
        return parsed instanceof Parsed.Good(Mapping mapping) && mapping.entries().size() == 1
                ? mapping.entries().getFirst().value()
                : null;
    }

    private static String raw(List<String> chunk, @Nullable String firstLine) {
        List<String> text = new ArrayList<>();
        text.add(firstLine == null ? "" : firstLine.strip());
        chunk.stream().skip(1).forEach(text::add);
        String joined = String.join("\n", text).replace("\\n", "\n").strip();
        boolean block = joined.startsWith("|\n") || joined.startsWith(">\n");
        return unquoted(block ? joined.substring(2).stripIndent().strip() : joined);
    }

    static String unquoted(String text) {
        boolean quoted =
                text.length() > 1
                        && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                        && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private Spot at(int i) {
        return new Spot(firstLine + i, indent + 1);
    }
}
