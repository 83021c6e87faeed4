package dev.dbguild.review.generate;

import java.util.Set;

/// What is dropped and made anew when it differs.
final class PlainKind implements ObjectKind {
    @Override
    public Set<String> kinds() {
        return Set.of("trigger", "policy", "statistics");
    }
}
