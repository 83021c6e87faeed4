package dev.dbguild.review;

import dev.dbguild.finding.Remedy;

/// What a rule has against something, before it is held against what the lab saw.
///
/// @param subject the user's object, as they wrote it
/// @param claim what would have to be seen for it to be true
record Suspicion(String subject, String message, Remedy remedy, Claim claim) {
    Suspicion with(Remedy other) {
        return new Suspicion(subject, message, other, claim);
    }
}
