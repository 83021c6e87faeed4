package dev.dbguild.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// Names findings so that the same one has the same name after lines were added above it. Not thread-safe.
///
/// A name is made of the rule, the file, the object and the statement's words; the second finding with all of them
/// alike is told apart by its number.
final class Fingerprints {
    private final Places places;
    private final Map<String, Integer> seen = new HashMap<>();

    Fingerprints(Places places) {
        this.places = places;
    }

    /// 32 hexadecimal digits; to be asked once for each finding, in order.
    String of(Told told) {
        Finding finding = told.finding();
        String words =
                places.region(finding.location())
                        .map(region -> region.snippet().replaceAll("\\s+", " ").strip())
                        .orElse("");
        String path = told.path();
        String key =
                String.join(
                        "\n", finding.rule(), path == null ? "" : path, finding.subject(), words);
        return hash(key + "\n" + seen.merge(key, 1, Integer::sum));
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
