package dev.dbguild.advise.plan.mysql;

import dev.dbguild.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One comparison of a table's column within a condition that is a conjunction.
///
/// @param operator `=`, `<`, `between`, …, in lower case
/// @param with what it is compared with, as the server words it
record Compared(String column, String operator, String with) {
    private static final Pattern TERM =
            Pattern.compile(
                    "(?i)(?:([\\w$<>]+)\\.)?([\\w$]+)\\s*(<=>|<=|>=|<>|!=|=|<|>|between\\b|in\\b|like\\b|is\\b)\\s*(.+)",
                    Pattern.DOTALL);

    /// A condition longer than this was written by a program, and no index follows from it.
    static final int LONGEST = 20_000;

    private static final Set<String> EQUAL = Set.of("=", "<=>", "in");

    /// The comparisons of the node's own columns; none when an OR stands at the top.
    static List<Compared> in(String condition, PlanNode node) {
        if (condition.length() > LONGEST) {
            return List.of();
        }
        String plain = condition.replace("`", "").replace("<cache>", "").strip();
        List<Compared> found = new ArrayList<>();
        for (String term : terms(peeled(plain))) {
            Matcher parts =
                    TERM.matcher(peeled(term).replaceFirst("^[\\w$]+\\.(?=[\\w$]+\\.)", ""));
            if (parts.matches() && ofNode(parts.group(1), node)) {
                found.add(
                        new Compared(
                                parts.group(2),
                                parts.group(3).toLowerCase(Locale.ROOT),
                                parts.group(4).strip()));
            }
        }
        return found;
    }

    private static boolean ofNode(
            @org.jspecify.annotations.Nullable String qualifier, PlanNode node) {
        return qualifier == null
                || qualifier.equals(node.alias())
                || qualifier.equals(node.relation())
                || String.valueOf(node.relation()).endsWith("." + qualifier);
    }

    /// Without the parentheses, or the `trigcond(…)`, around all of it.
    private static String peeled(String text) {
        String inner = text.strip().replaceFirst("^trigcond\\(", "(");
        while (inner.startsWith("(") && closing(inner) == inner.length() - 1) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        return inner;
    }

    private static int closing(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            quoted ^= c == '\'';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    private static List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        boolean between = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            quoted ^= c == '\'';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (quoted || depth > 0 || c != ' ') {
                continue;
            }
            if (text.startsWith(" or ", at) || text.startsWith(" xor ", at)) {
                return List.of();
            }
            between |= text.startsWith(" between ", at);
            if (text.startsWith(" and ", at)) {
                if (!between) {
                    terms.add(text.substring(start, at));
                    start = at + 5;
                }
                between = false;
            }
        }
        terms.add(text.substring(start));
        return terms;
    }

    boolean equality() {
        return EQUAL.contains(operator);
    }

    /// Whether an index on the column can find what it asks for.
    boolean indexable() {
        return switch (operator) {
            case "<>", "!=" -> false;
            case "like" -> with.matches("'[^%_].*");
            case "is" -> !with.startsWith("not");
            default -> true;
        };
    }

    boolean withNumber() {
        return with.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    }
}
