package dev.dbguild.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Second reading stage: puts quotes around every plain top-level value, so that `: `, `*` and the like become text.
///
/// Line count and folding stay what they were. The two characters `\n`, which authors write for a line break in plain
/// values, become one.
final class QuotedValues {
    private static final Pattern WORD_AND_COMMENT = Pattern.compile("([^\\s\"'\\[{]+)\\s+#.*");

    private final List<String> lines;
    private final List<String> out = new ArrayList<>();

    private QuotedValues(List<String> lines) {
        this.lines = lines;
    }

    static List<String> of(List<String> lines) {
        QuotedValues rewriting = new QuotedValues(lines);
        int i = 0;
        while (i < lines.size()) {
            i = rewriting.rewrite(i);
        }
        return rewriting.out;
    }

    /// Writes the entry or line at `i` and tells where the next one begins.
    private int rewrite(int i) {
        Matcher key = HeadKeys.match(lines.get(i));
        if (!key.matches() || key.group(2) == null || key.group(2).isBlank()) {
            out.add(lines.get(i));
            return i + 1;
        }
        int end = endOfValue(i);
        String value = withoutComment(key.group(2).strip());
        if (isFine(value, i, end)) {
            out.addAll(lines.subList(i, end));
        } else {
            quote(key.group(1), value, i + 1, end);
        }
        return end;
    }

    private int endOfValue(int i) {
        int end = i + 1;
        for (int next = i + 1; next < lines.size(); next++) {
            String line = lines.get(next);
            if (!line.isBlank() && !line.startsWith(" ")) {
                break;
            }
            end = line.isBlank() ? end : next + 1;
        }
        return end;
    }

    private boolean isFine(String value, int from, int to) {
        return switch (value.charAt(0)) {
            case '|', '>' -> true;
            case '"', '\'', '[', '{', '&', '!' -> {
                String entry = String.join("\n", lines.subList(from, to));
                yield StrictYaml.read(entry, 1, 0) instanceof Parsed.Good;
            }
            default -> false;
        };
    }

    private void quote(String key, String value, int from, int to) {
        List<String> parts = new ArrayList<>();
        parts.add(key + ": \"" + escaped(value));
        lines.subList(from, to).forEach(line -> parts.add("  " + escaped(line.strip())));
        parts.set(parts.size() - 1, parts.getLast() + "\"");
        out.addAll(parts);
    }

    /// A comment after a single word is a comment; within prose ` #` is more likely part of it.
    private static String withoutComment(String value) {
        Matcher word = WORD_AND_COMMENT.matcher(value);
        return word.matches() ? word.group(1) : value;
    }

    private static String escaped(String text) {
        return text.replace("\\n", "\n")
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\t", "\\t")
                .replace("\n", "\\n");
    }
}
