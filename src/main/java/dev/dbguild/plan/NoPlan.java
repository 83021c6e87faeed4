package dev.dbguild.plan;

import dev.dbguild.Code;
import dev.dbguild.Problem;

/// Says what a text is that holds no plan, and what to paste instead.
final class NoPlan {
    private NoPlan() {}

    static Problem in(Paste paste) {
        return new Problem(
                Code.BAD_ARGUMENT,
                "the text holds no plan",
                "paste what 'explain (format json) select …' answers");
    }
}
