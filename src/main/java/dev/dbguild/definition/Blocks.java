package dev.dbguild.definition;

import dev.dbguild.definition.Agent.DocumentedDelegation;
import dev.dbguild.definition.Agent.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `<example>` and `<delegation>` blocks with their labelled lines, from the lines of the file as written.
final class Blocks {
    private static final Pattern LABEL =
            Pattern.compile(
                    "(?i)(context|scenario|why this agent|why|user|assistant|commentary|trigger"
                            + "|targets?|delegate|handoff|message)\\s*:\\s*(.*)");
    private static final Pattern TURN =
            Pattern.compile(
                    "\\s*(\\b(?:Context|Scenario|Why This Agent|user|assistant):|<commentary>|</commentary>)\\s*");

    private final List<String> lines;
    private final int firstLine;
    private final Notes notes;

    Blocks(List<String> lines, int firstLine, Notes notes) {
        this.lines = lines;
        this.firstLine = firstLine;
        this.notes = notes;
    }

    /// @param line line of the file its first label stands on
    private record Block(Map<String, String> labels, int line) {
        String get(String... names) {
            for (String name : names) {
                String text = labels.get(name);
                if (text != null) {
                    return text;
                }
            }
            return "";
        }
    }

    List<Example> examples() {
        return blocks("example").stream().map(Blocks::example).toList();
    }

    List<DocumentedDelegation> delegations() {
        return blocks("delegation").stream().map(this::delegation).toList();
    }

    private static Example example(Block block) {
        return new Example(
                block.get("context"),
                block.get("scenario", "user", ""),
                block.get("why this agent", "why", "commentary"));
    }

    /// An example written as one text, with or without labels.
    static Example example(String text) {
        return example(new Block(labels(turns(text)), 0));
    }

    private DocumentedDelegation delegation(Block block) {
        String trigger = block.get("trigger");
        String target = KeyTokenizer.unquoted(block.get("target", "targets", "delegate"));
        String handoff = KeyTokenizer.unquoted(block.get("handoff", "message"));
        tellMissing("Trigger", trigger, block.line());
        tellMissing("Target", target, block.line());
        return documented(KeyTokenizer.unquoted(trigger), target, handoff, block.line());
    }

    /// A delegation with its targets and placeholders read from the text.
    static DocumentedDelegation documented(
            String trigger, String target, String handoff, int line) {
        return new DocumentedDelegation(
                trigger,
                target,
                TargetLine.ids(target),
                handoff,
                Placeholders.of(handoff),
                false,
                line);
    }

    private void tellMissing(String label, String text, int line) {
        if (text.isBlank()) {
            notes.error(
                    Spot.line(line),
                    "a delegation block has no '" + label + ":' line",
                    "add '" + label + ": ' to the block");
        }
    }

    private List<Block> blocks(String tag) {
        List<Block> blocks = new ArrayList<>();
        String opening = "<" + tag + ">";
        String closing = "</" + tag + ">";
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.contains(opening)) {
                tellUnclosed(tag, start);
                addUnclosed(blocks, tag, start, i);
                start = i;
            }
            if (start >= 0 && line.contains(closing)) {
                blocks.addAll(within(tag, start, i + 1));
                start = -1;
            }
        }
        tellUnclosed(tag, start);
        addUnclosed(blocks, tag, start, lines.size());
        return blocks;
    }

    private void tellUnclosed(String tag, int start) {
        if (start >= 0) {
            notes.warning(
                    Spot.line(firstLine + start),
                    "the block <" + tag + "> is never closed",
                    "close it with </" + tag + ">");
        }
    }

    private void addUnclosed(List<Block> blocks, String tag, int start, int end) {
        if (start >= 0) {
            blocks.addAll(within(tag, start, end));
        }
    }

    /// The blocks that begin in these lines; several may stand on one line with literal `\n` between their parts.
    private List<Block> within(String tag, int from, int to) {
        String text = String.join("\n", lines.subList(from, to)).replace("\\n", "\n");
        List<Block> found = new ArrayList<>();
        Matcher inside =
                Pattern.compile("(?s)<" + tag + ">(.*?)(?=</?" + tag + ">|$)").matcher(text);
        int pastClose = 0;
        while (inside.find(pastClose)) {
            boolean sameLine = to - from == 1;
            String content = tag.equals("example") ? turns(inside.group(1)) : inside.group(1);
            boolean below = !sameLine && inside.group(1).startsWith("\n");
            found.add(new Block(labels(content), firstLine + from + (below ? 1 : 0)));
            pastClose = inside.end();
        }
        return found;
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        String label = "";
        for (String part : text.lines().map(String::strip).toList()) {
            Matcher matcher = LABEL.matcher(part);
            boolean labelled = matcher.matches();
            label = labelled ? matcher.group(1).toLowerCase(Locale.ROOT) : label;
            String words = labelled ? matcher.group(2) : part;
            if (!words.isBlank()) {
                labels.merge(label, words, (first, more) -> first + "\n" + more);
            }
        }
        return labels;
    }

    /// Spoken turns that share a line are put on lines of their own.
    private static String turns(String text) {
        return TURN.matcher(text)
                .replaceAll(turn ->
                        switch (turn.group(1)) {
                            case "<commentary>" -> "\ncommentary: ";
                            case "</commentary>" -> "\n";
                            default -> "\n" + turn.group(1) + " ";
                        });
    }
}
