package dev.dbguild.finding;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Finds the places of findings in the sources of one report. Thread-safe.
final class Places {
    private final Map<String, String> sources;
    private final Map<String, Lines> known = new ConcurrentHashMap<>();

    Places(Map<String, String> sources) {
        this.sources = sources;
    }

    /// The text that a finding stands in, empty when it has none or its text is not at hand.
    Optional<Lines> lines(Location place) {
        String file = place.file();
        String text = file == null ? null : sources.get(file);
        if (file == null || text == null || place.line() == 0) {
            return Optional.empty();
        }
        return Optional.of(known.computeIfAbsent(file, name -> new Lines(text)));
    }

    Optional<Region> region(Location place) {
        return lines(place).map(lines -> lines.region(place.start(), place.end()));
    }
}
