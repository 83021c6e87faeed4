package dev.dbguild.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// A directive with what became of it.
///
/// @param known every rule id there is
/// @param inForce the rules that were looked for; of others nobody can tell whether they would have found something
/// @param used the rules of which it excused a finding
record Suppression(
        Directive directive,
        LocalDate today,
        Set<String> known,
        Set<String> inForce,
        Set<String> used) {

    /// Whether it excuses anything at all.
    static boolean holds(Directive directive, LocalDate today) {
        return !directive.reason().isEmpty() && !directive.expired(today);
    }

    List<String> unknown() {
        return directive.rules().stream().filter(id -> !known.contains(id)).toList();
    }

    /// The rules that it names in vain.
    List<String> idle() {
        return directive.rules().stream()
                .filter(id -> inForce.contains(id) && !used.contains(id))
                .toList();
    }
}
