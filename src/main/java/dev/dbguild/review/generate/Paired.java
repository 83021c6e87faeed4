package dev.dbguild.review.generate;

import dev.dbguild.review.plan.FileLayout;
import dev.dbguild.review.plan.FilePair;
import dev.dbguild.review.plan.PlannedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The files of both directions, side by side: what goes up last goes down first.
///
/// @param name part of every file's name
/// @param first number of the first file
record Paired(String name, int first, FileLayout layout) {
    List<PlannedFile> files(Leg up, Leg down) {
        int pairs = Math.max(up.parts().size(), down.parts().size());
        List<PlannedFile> files = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            files.addAll(
                    layout.files(
                            new FilePair(
                                    "%03d".formatted(first + i),
                                    slug(i < up.parts().size() ? title(up, i) : "finish", pairs),
                                    half(up, i),
                                    half(down, pairs - 1 - i))));
        }
        return files;
    }

    private static String title(Leg leg, int i) {
        return leg.parts().get(i).moment().title();
    }

    private static FilePair.Half half(Leg leg, int i) {
        return i < leg.parts().size() ? leg.parts().get(i).half() : Leg.NOTHING;
    }

    private String slug(String title, int pairs) {
        String all = pairs == 1 ? name : name + " " + title;
        return all.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
    }
}
