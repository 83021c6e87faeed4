package dev.dbguild.finding;

import org.jspecify.annotations.Nullable;

/// One thing that is wrong, with its proof and its remedy.
///
/// @param rule stable kebab-case id
/// @param subject the user's object it is about, as they wrote it: `orders.customer_id`
/// @param settledBy what would settle an assumed finding; null otherwise
/// @param precheck asks whether the rows that are there let the change succeed; null where that is no question
public record Finding(
        String rule,
        Severity severity,
        String subject,
        Location location,
        String message,
        Remedy remedy,
        Proof proof,
        @Nullable String settledBy,
        @Nullable Precheck precheck) {
    /// A finding without a precheck.
    public Finding(
            String rule,
            Severity severity,
            String subject,
            Location location,
            String message,
            Remedy remedy,
            Proof proof,
            @Nullable String settledBy) {
        this(rule, severity, subject, location, message, remedy, proof, settledBy, null);
    }

    public Finding {
        if (!isKebab(rule)) {
            throw new IllegalArgumentException("a rule id is kebab-case, not '" + rule + "'");
        }
        if ((proof == Proof.ASSUMED) != (settledBy != null)) {
            throw new IllegalArgumentException(
                    "'" + rule + "': only an assumed finding says what would settle it");
        }
    }

    private static boolean isKebab(String id) {
        boolean word = false;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean ofWord = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (!ofWord && (c != '-' || !word)) {
                return false;
            }
            word = ofWord;
        }
        return word;
    }

    /// The same finding with another remedy.
    public Finding with(Remedy other) {
        return new Finding(
                rule, severity, subject, location, message, other, proof, settledBy, precheck);
    }

    /// The same finding with a query to ask first.
    public Finding asking(Precheck first) {
        return new Finding(
                rule, severity, subject, location, message, remedy, proof, settledBy, first);
    }

    /// The same finding with more to its message.
    public Finding saying(String more) {
        return new Finding(
                rule,
                severity,
                subject,
                location,
                message + more,
                remedy,
                proof,
                settledBy,
                precheck);
    }
}
