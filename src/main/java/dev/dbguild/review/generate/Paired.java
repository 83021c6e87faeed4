package dev.dbguild.review.generate;

import dev.dbguild.review.generate.Leg.Part;
import dev.dbguild.review.plan.FileLayout;
import dev.dbguild.review.plan.FilePair;
import dev.dbguild.review.plan.PlannedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The files of both directions, side by side: what goes up last goes down first. A file that runs outside a
/// transaction stands beside none that needs one, because some layouts know one manner for both.
///
/// @param name part of every file's name; may be empty
/// @param first number of the first file
record Paired(String name, int first, FileLayout layout) {
    /// Two parts that share a number, of which one may be missing.
    private record Pair(Optional<Part> up, Optional<Part> down) {
        boolean transactional() {
            return up.or(() -> down).map(each -> each.moment().transactional()).orElse(true);
        }

        FilePair.Half half(Optional<Part> part) {
            return part.map(Part::half).orElseGet(() -> Leg.nothing(transactional()));
        }

        String title() {
            return up.map(each -> each.moment().title()).orElse("nothing but the way back");
        }
    }

    List<PlannedFile> files(Leg up, Leg down) {
        List<List<Part>> ups = around(up.parts());
        List<List<Part>> downs = around(down.parts().reversed());
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < ups.size(); i++) {
            pairs.addAll(pairs(ups.get(i), downs.get(i)));
        }
        List<PlannedFile> files = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            files.addAll(
                    layout.files(
                            new FilePair(
                                    "%03d".formatted(first + i),
                                    slug(pair, pairs.size()),
                                    pair.half(pair.up()),
                                    pair.half(pair.down()))));
        }
        return files;
    }

    /// The parts before, at and after the one outside a transaction.
    private static List<List<Part>> around(List<Part> parts) {
        int at = 0;
        while (at < parts.size() && parts.get(at).moment().transactional()) {
            at++;
        }
        int after = Math.min(at + 1, parts.size());
        return List.of(
                parts.subList(0, at), parts.subList(at, after), parts.subList(after, parts.size()));
    }

    private static List<Pair> pairs(List<Part> ups, List<Part> downs) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < Math.max(ups.size(), downs.size()); i++) {
            pairs.add(new Pair(at(ups, i), at(downs, i)));
        }
        return pairs;
    }

    private static Optional<Part> at(List<Part> parts, int i) {
        return i < parts.size() ? Optional.of(parts.get(i)) : Optional.empty();
    }

    private String slug(Pair pair, int pairs) {
        String all = name.isBlank() ? pair.title() : pairs == 1 ? name : name + " " + pair.title();
        return all.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
    }
}
