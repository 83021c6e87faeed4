package dev.dbguild.definition;

import dev.dbguild.definition.AgentsDocument.Entry;
import java.util.List;
import java.util.stream.Stream;

/// The agents document as lines for a terminal.
final class AgentsText {
    private AgentsText() {}

    static String of(AgentsDocument document) {
        int id = width(document.agents().stream().map(Entry::id));
        int file = width(document.agents().stream().map(Entry::file));
        StringBuilder out = new StringBuilder(summary(document)).append("\n\n");
        for (Entry agent : document.agents()) {
            out.append(line(agent, id, file)).append('\n');
        }
        if (!document.diagnostics().isEmpty()) {
            out.append('\n');
            document.diagnostics().forEach(note -> out.append(line(note)).append('\n'));
        }
        return out.toString();
    }

    private static String summary(AgentsDocument document) {
        return count(document.agents().size(), "agent")
                + " in "
                + count(document.files(), "file")
                + ", "
                + count(document.diagnostics().size(), "note");
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String line(Entry agent, int id, int file) {
        return pad(agent.id(), id)
                + "  "
                + pad(agent.file(), file)
                + "  "
                + pad(agent.dialect().id(), 7)
                + "  "
                + pad(agent.stage().id(), 9)
                + "  "
                + agent.language()
                + "  "
                + counts(agent);
    }

    private static String counts(Entry agent) {
        return String.join(
                ", ",
                List.of(
                        count(agent.tools().size(), "tool"),
                        count(agent.examples().size(), "example"),
                        count(agent.delegations().size(), "delegation")));
    }

    private static String line(Diagnostic note) {
        String place = note.line() == 0 ? note.file() : note.file() + ":" + note.line();
        String column = note.column() > 1 ? ":" + note.column() : "";
        return place
                + column
                + " "
                + note.severity().id()
                + ": "
                + note.message()
                + "\n    → "
                + note.cure();
    }

    private static int width(Stream<String> texts) {
        return texts.mapToInt(String::length).max().orElse(1);
    }

    private static String pad(String text, int width) {
        return String.format("%-" + width + "s", text);
    }
}
