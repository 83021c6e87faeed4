package dev.dbguild.plan;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Says what a text is that holds no plan, and what to paste instead.
final class NoPlan {
    private static final String CURE =
            "paste what 'explain (analyze, buffers, format json) select …' answers; its text and YAML are read too";

    /// What people paste in place of a plan, in the order in which it is looked for.
    private enum Kind {
        EMPTY("^\\s*+$", "there is no plan: the text is empty"),
        STATEMENT(
                "^\\s*+(?:(?:--[^\\n]*+|/\\*.*?\\*/)\\s*+)*+(?:explain|select|with|insert|update|delete|merge|values|table|create|alter|drop|begin|set)\\b",
                "the text is a statement, not the plan of one"),
        TRACE(
                "(?m)^\\s*+at [\\w.$<>/]+\\(|^Traceback \\(most recent|Exception(?: in thread|:)",
                "the text is a stack trace, not a plan"),
        ERROR(
                "(?m)^(?:psql:.*?)?(?:ERROR|FATAL|PANIC): ",
                "the text is an error of the server, not a plan"),
        TRUNCATED(
                "\"Node Type|\"Plans?\"\\s*+:",
                "the text is a piece of a plan in JSON, without its beginning"),
        PIECE("(?m)^\\s*+->\\s", "the text is a piece of a plan, without its first line"),
        JSON("^\\s*+[\\[{]", "the text is JSON, but not of a plan"),
        ;

        private final Pattern mark;
        private final String what;

        Kind(String mark, String what) {
            this.mark = Pattern.compile(mark, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
            this.what = what;
        }
    }

    private NoPlan() {}

    static Problem in(Paste paste) {
        String text = paste.text();
        String start = text.substring(0, Math.min(text.length(), 20_000));
        Optional<Kind> kind =
                Stream.of(Kind.values())
                        .filter(each -> each.mark.matcher(start).find())
                        .findFirst();
        String what = kind.map(each -> each.what).orElse("there is no plan in the text");
        boolean statement = kind.equals(Optional.of(Kind.STATEMENT));
        return new Problem(
                Code.BAD_ARGUMENT,
                what,
                statement ? "explain it with --target NAME, or " + CURE : CURE);
    }
}
