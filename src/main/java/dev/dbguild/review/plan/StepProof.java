package dev.dbguild.review.plan;

import java.util.List;

/// What a step did in the lab, up and down.
///
/// @param milliseconds of all its statements
/// @param locks that others feel, as `users ACCESS EXCLUSIVE`
/// @param scans tables that were read from end to end
/// @param rewrites tables that were written anew
/// @param blocking what was scanned, built or rewritten while a lock kept others out; empty for a sound step
/// @param failures statements that failed, with what the server said
/// @param probes what programs of both shapes did after it, as `old shape reads`
/// @param broken those that failed, with the reason
/// @param downReturns whether its way back gave the schema before it
/// @param downDiffers what its way back left different
public record StepProof(
        long milliseconds,
        List<String> locks,
        List<String> scans,
        List<String> rewrites,
        List<String> blocking,
        List<String> failures,
        List<String> probes,
        List<String> broken,
        boolean downReturns,
        List<String> downDiffers) {
    public StepProof {
        locks = List.copyOf(locks);
        scans = List.copyOf(scans);
        rewrites = List.copyOf(rewrites);
        blocking = List.copyOf(blocking);
        failures = List.copyOf(failures);
        probes = List.copyOf(probes);
        broken = List.copyOf(broken);
        downDiffers = List.copyOf(downDiffers);
    }

    public boolean sound() {
        return blocking.isEmpty() && failures.isEmpty() && broken.isEmpty();
    }
}
