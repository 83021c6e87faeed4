package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import dev.dbguild.sql.ScriptReader;
import java.util.List;

/// A part of a script that is read as if the rest were blank, so that its places stay those of the file.
final class Excerpt {
    private Excerpt() {}

    /// A run of characters.
    record Span(int from, int to) {}

    /// @param spans in order, without overlaps
    static Script of(Script whole, List<Span> spans) {
        return of(whole, whole.text(), spans);
    }

    /// @param text of the same length as the script's own, where a layout has changed single characters
    static Script of(Script whole, CharSequence text, List<Span> spans) {
        StringBuilder blanked = new StringBuilder(text.length());
        int at = 0;
        for (Span span : spans) {
            blank(text, at, span.from(), blanked);
            blanked.append(text, span.from(), span.to());
            at = span.to();
        }
        blank(text, at, text.length(), blanked);
        return ScriptReader.part(whole, blanked.toString());
    }

    private static void blank(CharSequence text, int from, int to, StringBuilder into) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            into.append(c == '\n' || c == '\r' ? c : ' ');
        }
    }
}
