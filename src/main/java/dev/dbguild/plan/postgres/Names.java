package dev.dbguild.plan.postgres;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads names off the front of a text, quoted ones without their quotes.
final class Names {
    private static final Pattern NAME = Pattern.compile("\"((?:[^\"]|\"\")*+)\"|([^\\s.\"]++)");

    private final String text;
    private int at;

    Names(String text) {
        this.text = text;
    }

    /// Whether this stood next; then it is passed.
    boolean skip(String expected) {
        boolean there = text.startsWith(expected, at);
        at += there ? expected.length() : 0;
        return there;
    }

    /// The next name; empty when there is none.
    String next() {
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
            return "";
        }
        at = name.end();
        return name.group(2) != null ? name.group(2) : name.group(1).replace("\"\"", "\"");
    }
}
