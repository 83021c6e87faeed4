package dev.dbguild.review.plan;

import dev.dbguild.Code;
import dev.dbguild.Problem;

/// What keeps a plan from being made.
final class Stopped {
    private Stopped() {}

    static Problem because(String what, String cure) {
        return new Problem(Code.CONFLICT, what, cure).with("argument", "request");
    }
}
