package dev.dbguild.review.history;

import dev.dbguild.review.history.Excerpt.Span;
import dev.dbguild.sql.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A file whose two directions stand one after the other, each below a line that says which it is.
///
/// What stands before the first such line is run by nobody.
///
/// @param up null when no line announces it
/// @param upOptions what the line says besides
record Sections(@Nullable Script up, String upOptions, @Nullable Script down, String downOptions) {

    /// @param up its first group, when it has one, is the line's options; so for `down`
    static Sections of(Script file, Pattern up, Pattern down) {
        Cut cut = new Cut(up, down);
        List<Lines.Line> lines = Lines.of(file.text());
        lines.forEach(cut::see);
        cut.end(file.text().length());
        return new Sections(
                cut.seenUp ? Excerpt.of(file, cut.ups) : null,
                cut.upOptions,
                cut.seenDown ? Excerpt.of(file, cut.downs) : null,
                cut.downOptions);
    }

    private static final class Cut {
        private final Pattern up;
        private final Pattern down;
        private final List<Span> ups = new ArrayList<>();
        private final List<Span> downs = new ArrayList<>();
        private boolean seenUp;
        private boolean seenDown;
        private String upOptions = "";
        private String downOptions = "";
        private @Nullable List<Span> open;
        private int from;

        Cut(Pattern up, Pattern down) {
            this.up = up;
            this.down = down;
        }

        void see(Lines.Line line) {
            Matcher upward = line.matching(up);
            Matcher downward = line.matching(down);
            if (upward.matches()) {
                seenUp = true;
                upOptions = options(upward);
                turn(line, ups);
            } else if (downward.matches()) {
                seenDown = true;
                downOptions = options(downward);
                turn(line, downs);
            }
        }

        private static String options(Matcher matcher) {
            String options = matcher.groupCount() == 0 ? null : matcher.group(1);
            return options == null ? "" : options.strip();
        }

        private void turn(Lines.Line line, List<Span> next) {
            end(line.from());
            open = next;
            from = line.next();
        }

        void end(int at) {
            if (open != null) {
                open.add(new Span(from, at));
            }
        }
    }
}
