package dev.dbguild.advise.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One comparison of a condition as PostgreSQL words it in a plan: `(lower(email) = 'a'::text)`.
///
/// @param left its left side, without the parentheses around it
/// @param operator empty when the term is no plain comparison
record Term(String left, String operator, String right) {
    private static final Pattern COLUMN =
            Pattern.compile(
                    "(?:[\\w$]+\\.|\"(?:[^\"]|\"\")+\"\\.)?([a-z_][\\w$]*|\"(?:[^\"]|\"\")+\")");

    /// Casts that PostgreSQL looks through when it matches an index: they change no byte.
    private static final Pattern RELABELLED =
            Pattern.compile("\\(?([^()]+)\\)?::(?:text|bpchar|character varying)");

    private static final List<String> OPERATORS =
            List.of(
                    " ~~* ", " ~~ ", " !~~ ", " !~~* ", " ~* ", " ~ ", " <> ", " <= ", " >= ",
                    " = ", " < ", " > ", " @> ", " <@ ", " && ", " ? ", " @@ ");

    /// The terms of a condition that all must hold; an `OR` stays one term without operator.
    static List<Term> of(@Nullable String condition) {
        return condition == null
                ? List.of()
                : Split.at(condition, " AND ").stream().map(Term::read).toList();
    }

    private static Term read(String text) {
        String bare = Split.bare(text);
        if (Split.at(bare, " OR ").size() > 1) {
            return new Term(bare, "", "");
        }
        for (String operator : OPERATORS) {
            List<String> sides = new ArrayList<>(Split.at(bare, operator));
            if (sides.size() == 2) {
                return new Term(Split.bare(sides.get(0)), operator.strip(), sides.get(1).strip());
            }
        }
        return new Term(bare, "", "");
    }

    /// The plain column it compares, unquoted where PostgreSQL quotes none.
    Optional<String> column() {
        return plain(left);
    }

    /// `text` when it is a column, with or without its table and a cast that changes nothing.
    static Optional<String> plain(String text) {
        Matcher relabelled = RELABELLED.matcher(text);
        String inner = Split.bare(relabelled.matches() ? relabelled.group(1) : text);
        Matcher column = COLUMN.matcher(inner);
        return column.matches() ? Optional.of(column.group(1)) : Optional.empty();
    }

    boolean equality() {
        return operator.equals("=") && !right.startsWith("ANY");
    }

    boolean range() {
        return List.of("<", "<=", ">", ">=").contains(operator);
    }

    /// Whether it compares the beginning of a text: `LIKE 'abc%'`.
    boolean anchored() {
        return operator.equals("~~") && right.matches("'[^%_'].*") && column().isPresent();
    }

    /// Whether a b-tree on its column could look it up: the other side is known before the row is read.
    boolean indexable() {
        return column().isPresent() && (operator.equals("=") || range()) && !comparesItsOwnRow();
    }

    /// Whether the other side is a column of the same row: `shipped_at > ordered_at`.
    private boolean comparesItsOwnRow() {
        Matcher other = COLUMN.matcher(Split.bare(right));
        return other.matches() && qualifier(Split.bare(right)).equals(qualifier(left));
    }

    /// What stands before the column, its dot included; empty when nothing does.
    private static String qualifier(String text) {
        Matcher relabelled = RELABELLED.matcher(text);
        String inner = Split.bare(relabelled.matches() ? relabelled.group(1) : text);
        Matcher column = COLUMN.matcher(inner);
        return column.matches() ? inner.substring(0, column.start(1)) : "";
    }
}
