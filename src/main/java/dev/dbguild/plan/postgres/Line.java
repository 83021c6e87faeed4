package dev.dbguild.plan.postgres;

import dev.dbguild.Code;
import dev.dbguild.Problem;

/// A line of a plan in text.
///
/// @param number of the line in the paste, from 1
/// @param indent columns before its first character
/// @param words without blanks around them
record Line(int number, int indent, String words) {
    private static final String ARROW = "->";

    static Line of(int number, String raw) {
        String text = raw.indexOf('\t') < 0 ? raw : raw.replace("\t", "        ");
        String words = text.strip();
        return new Line(number, text.length() - text.stripLeading().length(), words);
    }

    boolean isBlank() {
        return words.isEmpty();
    }

    /// Whether an arrow leads it, so that it is a node below another.
    boolean hasArrow() {
        return words.startsWith(ARROW);
    }

    String afterArrow() {
        return hasArrow() ? words.substring(ARROW.length()).strip() : words;
    }

    Problem refuse(String what, String cure) {
        return new Problem(Code.BAD_ARGUMENT, "line " + number + " of the plan " + what, cure)
                .with("line", number);
    }
}
