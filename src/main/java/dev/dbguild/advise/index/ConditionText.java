package dev.dbguild.advise.index;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes a condition apart as PostgreSQL words it in plans: every operator in parentheses of its own, every column
/// qualified.
final class ConditionText {
    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final Pattern COLUMN =
            Pattern.compile("(" + NAME + ")\\.(" + NAME + ")(?![\\p{L}\\p{N}_$\"]|\\s*\\(|\\.)");
    private static final Pattern OPERATOR =
            Pattern.compile(" ([~!@#^&|?+*/%<>=`-]+) | (IS(?: NOT)? NULL)$");
    private static final Pattern CAST =
            Pattern.compile(
                    "^(.*)::[\\w\" .]+(?:\\([\\d,]+\\))?(?: with(?:out)? time zone)?(?:\\[\\])?$",
                    Pattern.DOTALL);

    private ConditionText() {}

    /// A column as a plan names it.
    record Reference(String alias, String column) {}

    /// A comparison: `IS NULL` has no right side, a bare boolean neither operator nor right side.
    record Comparison(String left, String operator, String right) {}

    /// The parts joined by AND, without the parentheses around them.
    static List<String> conjuncts(String condition) {
        return parts(condition, " AND ");
    }

    /// The parts joined by OR; one when there is no OR.
    static List<String> alternatives(String condition) {
        return parts(condition, " OR ");
    }

    private static List<String> parts(String condition, String word) {
        String text = bare(condition);
        String mask = mask(text);
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += depth(mask.charAt(i));
            if (depth == 0 && mask.startsWith(word, i)) {
                parts.add(bare(text.substring(from, i)));
                from = i + word.length();
            }
        }
        parts.add(bare(text.substring(from)));
        return parts;
    }

    /// What a part compares with what.
    static Comparison comparison(String part) {
        String text = bare(part);
        String mask = outer(mask(text));
        Matcher operator = OPERATOR.matcher(mask);
        if (!operator.find()) {
            return new Comparison(text, "", "");
        }
        String word = operator.group(1) == null ? operator.group(2) : operator.group(1);
        return new Comparison(
                bare(text.substring(0, operator.start())),
                word,
                bare(text.substring(operator.end())));
    }

    /// Every column that is named in it.
    static List<Reference> references(String text) {
        List<Reference> found = new ArrayList<>();
        Matcher column = COLUMN.matcher(mask(text));
        while (column.find()) {
            found.add(new Reference(name(column.group(1)), name(column.group(2))));
        }
        return found;
    }

    /// Without the alias before its columns.
    static String unqualified(String text) {
        StringBuilder out = new StringBuilder();
        Matcher column = COLUMN.matcher(mask(text));
        int from = 0;
        while (column.find()) {
            out.append(text, from, column.start()).append(column.group(2));
            from = column.end();
        }
        return out.append(text.substring(from)).toString();
    }

    /// Without casts around the whole of it.
    static String uncast(String side) {
        String text = bare(side);
        Matcher cast = CAST.matcher(text);
        while (cast.matches() && balanced(cast.group(1))) {
            text = bare(cast.group(1));
            cast = CAST.matcher(text);
        }
        return text;
    }

    /// Without the parentheses around the whole of it.
    static String bare(String text) {
        String inner = text.strip();
        while (inner.startsWith("(") && inner.endsWith(")") && closes(mask(inner))) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        return inner;
    }

    static String name(String written) {
        return written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written;
    }

    /// Whether the first parenthesis is closed by the last character.
    private static boolean closes(String mask) {
        int depth = 0;
        for (int i = 0; i < mask.length() - 1; i++) {
            depth += depth(mask.charAt(i));
            if (depth == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean balanced(String text) {
        return mask(text).chars().map(c -> depth((char) c)).sum() == 0 && !text.isBlank();
    }

    private static int depth(char c) {
        return c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
    }

    /// What stands in no parentheses, the rest blotted out.
    private static String outer(String mask) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        for (char c : mask.toCharArray()) {
            int step = depth(c);
            depth += Math.min(0, step);
            out.append(depth > 0 || step != 0 ? '·' : c);
            depth += Math.max(0, step);
        }
        return out.toString();
    }

    /// The text, as long as it was, with nothing left of what strings hold.
    private static String mask(String text) {
        StringBuilder out = new StringBuilder(text);
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean quote = text.charAt(i) == '\'';
            if (inside && !quote) {
                out.setCharAt(i, '·');
            }
            inside ^= quote;
        }
        return out.toString();
    }
}
