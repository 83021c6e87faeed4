package dev.dbguild.model;

import java.time.Duration;

/// How often an overloaded endpoint is asked again, and how long is waited first: doubling from `pause`.
record Patience(int attempts, Duration pause) {
    static final Patience USUAL = new Patience(4, Duration.ofMillis(500));

    Duration before(int attempt) {
        return pause.multipliedBy(1L << (attempt - 1));
    }
}
