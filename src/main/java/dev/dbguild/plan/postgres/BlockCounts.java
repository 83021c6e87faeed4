package dev.dbguild.plan.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines of figures named by small words: `shared hit=3 read=2, temp written=1`.
final class BlockCounts {
    private static final Pattern FIGURE =
            Pattern.compile("([a-z]+(?: [a-z]+)*)=(\\d++(?:\\.\\d++)?+)");
    private static final Pattern GROUP =
            Pattern.compile("^(shared/local|shared|local|temp) (.*)$", Pattern.DOTALL);

    private BlockCounts() {}

    /// The figures by their words.
    static Map<String, Double> figures(String value) {
        Map<String, Double> figures = new LinkedHashMap<>();
        Matcher figure = FIGURE.matcher(value);
        while (figure.find()) {
            figures.put(figure.group(1), Double.valueOf(figure.group(2)));
        }
        return figures;
    }

    static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /// `Buffers: shared hit=3, temp read=1` becomes `Shared Hit Blocks`, `Temp Read Blocks`.
    static void buffers(String value, ObjectNode node) {
        for (String part : value.split(", ")) {
            Matcher group = GROUP.matcher(part);
            if (group.matches()) {
                figures(group.group(2))
                        .forEach((what, blocks) ->
                                node.put(
                                        capital(group.group(1)) + " " + capital(what) + " Blocks",
                                        blocks));
            }
        }
    }

    /// `I/O Timings: shared read=0.1, temp write=0.2`; before 17 the server said `shared/local`, before 15 nothing.
    static void timings(String value, ObjectNode node) {
        for (String part : value.split(", ")) {
            Matcher group = GROUP.matcher(part);
            String of = group.matches() ? group.group(1) : "shared/local";
            String before = of.equals("shared/local") ? "" : capital(of) + " ";
            figures(group.matches() ? group.group(2) : part)
                    .forEach((what, ms) -> node.put(before + "I/O " + capital(what) + " Time", ms));
        }
    }

    /// `Memory: used=20kB  allocated=64kB` and `Serialization: time=0.1 ms  output=1kB  format=text`.
    static void flat(String key, String value, ObjectNode node) {
        String before = key.equals("Memory") ? "Memory " : "";
        figures(value)
                .forEach((what, figure) ->
                        node.put(
                                what.equals("output") ? "Output Volume" : before + capital(what),
                                figure));
        Matcher format = Pattern.compile("format=(\\w+)").matcher(value);
        if (format.find()) {
            node.put("Format", format.group(1));
        }
    }
}
