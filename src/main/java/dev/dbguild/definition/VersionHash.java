package dev.dbguild.definition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The version of a guild: SHA-256 over paths and normalised texts in order of paths, its first 12 digits.
final class VersionHash {
    private static final int DIGITS = 12;

    private VersionHash() {}

    static String of(List<Reading> readings) {
        MessageDigest digest = sha256();
        readings.stream()
                .filter(reading -> reading.definition() != null)
                .map(reading -> reading.source().file() + "\n" + reading.text())
                .sorted()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .forEach(bytes -> {
                    digest.update(bytes);
                    digest.update((byte) 0);
                });
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
