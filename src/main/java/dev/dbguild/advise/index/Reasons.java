package dev.dbguild.advise.index;

import dev.dbguild.advise.Bytes;
import dev.dbguild.advise.Figures;

/// Why a candidate was not chosen, in words.
final class Reasons {
    private Reasons() {}

    static String lost(double most, long bytes, String beside) {
        return "it would save at most %s of a query's cost%s, and take %s"
                .formatted(Figures.share(most), beside, Bytes.shown(bytes));
    }

    static String unused(boolean others) {
        return others
                ? "the planner would not use it beside what is proposed"
                : "the planner would not use it";
    }
}
