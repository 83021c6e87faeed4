package dev.dbguild.api.rest;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.dbguild.agent.Model;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Answers at once, in pieces; waits at a gate when the question says 'wait', and fails when it says 'fail'.
final class ScriptedModel implements Model {
    static final int PIECES = 20;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /// Later runs that wait do so until [#open].
    void shut() {
        gate = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public boolean wordsFreely() {
        return false;
    }

    @Override
    public Reply reply(Prompt prompt, Consumer<String> partial) {
        String question = question(prompt);
        if (question.contains("fail")) {
            throw new Problem(
                    Code.MODEL_UNAUTHORIZED, "the model refused the key", "set DBGUILD_MODEL_KEY");
        }
        if (question.contains("break")) {
            throw new IllegalStateException("secret-password in a stack trace");
        }
        StringBuilder answer = new StringBuilder();
        for (int piece = 1; piece <= PIECES; piece++) {
            if (piece == PIECES / 2 && question.contains("wait")) {
                pass();
            }
            partial.accept("piece " + piece + " ");
            answer.append("piece ").append(piece).append(' ');
        }
        return new Reply(answer.toString().strip(), List.of(), 11, 7);
    }

    private void pass() {
        try {
            if (!gate.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(Code.CANCELLED, "the wait was interrupted", "ask again");
        }
    }

    private static String question(Prompt prompt) {
        return prompt.turns().stream()
                .filter(Turn.User.class::isInstance)
                .map(turn -> ((Turn.User) turn).text())
                .reduce("", String::concat);
    }
}
