package dev.dbguild.review;

import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.review.ReviewRequest.LabUse;
import dev.dbguild.sql.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An example of a rule's card, cut into the files that it holds.
///
/// A line `-- file: V002__b.sql` starts a file, `-- file: V001__a.sql (history)` one that lies before the change;
/// a line `-- server-version: 17` says for which server it is, `-- large-table: orders 5000000` how many rows a table has. An example without such lines is one file `a.sql`.
///
/// @param version the server's major version, 18 unless the example says otherwise
/// @param largeTables rows of tables, by name
public record Example(
        List<Input> history, List<Input> files, int version, Map<String, Long> largeTables) {
    private static final Pattern FILE = Pattern.compile("-- file: (\\S+)( \\(history\\))?\\s*");
    private static final Pattern VERSION = Pattern.compile("-- server-version: ([\\d.]+)\\s*");

    private static final Pattern LARGE = Pattern.compile("-- large-table: (\\S+) (\\d+)\\s*");

    public Example {
        largeTables = Map.copyOf(largeTables);
        history = List.copyOf(history);
        files = List.copyOf(files);
    }

    public static Example of(String text) {
        Reading reading = new Reading();
        text.lines().forEach(reading::take);
        reading.finish();
        return new Example(reading.history, reading.files, reading.version, reading.largeTables);
    }

    /// A review of the example that runs nothing.
    public ReviewRequest request(Dialect dialect) {
        return ReviewRequest.of(files, dialect).after(history).lab(LabUse.OFF).with(settings());
    }

    private ReviewSettings settings() {
        return new ReviewSettings(version, Map.of(), Set.of(), largeTables, null);
    }

    /// The lines read so far. Not thread-safe.
    private static final class Reading {
        private final List<Input> history = new ArrayList<>();
        private final List<Input> files = new ArrayList<>();
        private final Map<String, Long> largeTables = new HashMap<>();
        private int version = ReviewSettings.NEWEST;
        private String name = "a.sql";
        private boolean past;
        private final StringBuilder text = new StringBuilder();

        void take(String line) {
            Matcher file = FILE.matcher(line);
            Matcher server = VERSION.matcher(line);
            Matcher large = LARGE.matcher(line);
            if (large.matches()) {
                largeTables.put(large.group(1), Long.valueOf(large.group(2)));
            } else if (server.matches()) {
                version = ReviewSettings.version(server.group(1));
            } else if (file.matches()) {
                finish();
                name = file.group(1);
                past = file.group(2) != null;
            } else {
                text.append(line).append('\n');
            }
        }

        void finish() {
            if (!text.toString().isBlank()) {
                (past ? history : files).add(new Input(name, text.toString()));
            }
            text.setLength(0);
        }
    }
}
