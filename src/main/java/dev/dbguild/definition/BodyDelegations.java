package dev.dbguild.definition;

import dev.dbguild.definition.Agent.DocumentedDelegation;
import dev.dbguild.definition.MarkdownBody.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Delegations that a body documents: blocks, tables of trigger, delegate and goal, and arrow bullets.
///
/// `Integration with other agents` lists say whom an agent works with, not when it hands over: they are not read.
final class BodyDelegations {
    private static final Predicate<String> ABOUT_DELEGATION =
            Pattern.compile("(?i)deleg|hand-?\\s?off|escalat|escal(a|ad)|traspas|derivar")
                    .asPredicate();
    private static final Predicate<String> TRIGGER =
            Pattern.compile("(?i)trigger|when|disparador|cu[aá]ndo|si").asMatchPredicate();
    private static final Predicate<String> DELEGATE =
            Pattern.compile(
                            "(?i)delegate( to)?|agent|target|hand ?off to|sub-?agent|delegar? a|agente|destino")
                    .asMatchPredicate();
    private static final Predicate<String> GOAL =
            Pattern.compile("(?i)goal|hand-?off|message|objetivo|mensaje|purpose")
                    .asMatchPredicate();
    private static final Pattern ARROW =
            Pattern.compile("\\s*(?:[-*+]|\\d+[.)])\\s+(.+?)\\s*(?:→|⇒|->|=>)\\s*(.+)");
    private static final Pattern AGENT =
            Pattern.compile("[`@]+[a-z0-9]+(?:-[a-z0-9]+)+`?|(?i)(?:[\\w-]+ ){1,4}agent");

    private static final Predicate<String> RULE =
            Pattern.compile("[\\s|:-]*-[\\s|:-]*").asMatchPredicate();

    private final Notes notes;
    private final List<DocumentedDelegation> found = new ArrayList<>();

    private BodyDelegations(Notes notes) {
        this.notes = notes;
    }

    static List<DocumentedDelegation> of(MarkdownBody body, Notes notes) {
        BodyDelegations reading = new BodyDelegations(notes);
        body.parts().forEach(reading::read);
        return reading.found;
    }

    private void read(Part part) {
        if (part.title().toLowerCase(Locale.ROOT).startsWith("integration with")) {
            return;
        }
        List<String> lines = CodeFree.lines(part.lines());
        found.addAll(new Blocks(lines, part.textLine(), notes).delegations());
        for (int i = 0; i < lines.size(); i++) {
            readArrow(part, lines.get(i), part.textLine() + i);
            readTable(lines, i, part.textLine() + i);
        }
    }

    private void readArrow(Part part, String line, int number) {
        boolean pointing =
                line.contains("→")
                        || line.contains("⇒")
                        || line.contains("->")
                        || line.contains("=>");
        Matcher arrow = ARROW.matcher(pointing ? line : "");
        if (!arrow.matches()) {
            return;
        }
        String[] sides = arrow.group(2).split(":\\s+", 2);
        String target = sides[0].strip();
        boolean agents =
                Arrays.stream(target.replace("**", "").split("(?i)\\s+or\\s+|\\s+o\\s+"))
                        .allMatch(name -> AGENT.matcher(name.strip()).matches());
        boolean delegates = ABOUT_DELEGATION.test(part.title()) && target.split(" ").length < 6;
        if (agents || delegates) {
            String handoff = sides.length > 1 ? KeyTokenizer.unquoted(sides[1].strip()) : "";
            found.add(
                    Blocks.documented(
                            arrow.group(1).replace("**", ""), bare(target), handoff, number));
        }
    }

    private void readTable(List<String> lines, int header, int number) {
        if (!lines.get(header).contains("|")) {
            return;
        }
        List<String> names = cells(lines.get(header));
        boolean ruled = header + 1 < lines.size() && RULE.test(lines.get(header + 1));
        int trigger = column(names, TRIGGER);
        int delegate = column(names, DELEGATE);
        if (!ruled || trigger < 0 || delegate < 0) {
            return;
        }
        int goal = column(names, GOAL);
        for (int i = header + 2; i < lines.size() && lines.get(i).contains("|"); i++) {
            List<String> row = cells(lines.get(i));
            found.add(
                    Blocks.documented(
                            cell(row, trigger),
                            bare(cell(row, delegate)),
                            KeyTokenizer.unquoted(cell(row, goal)),
                            number + i - header));
        }
    }

    private static int column(List<String> names, Predicate<String> wanted) {
        return IntStream.range(0, names.size())
                .filter(i -> wanted.test(names.get(i)))
                .findFirst()
                .orElse(-1);
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceAll("^\\||\\|$", "");
        return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
    }

    private static String cell(List<String> row, int column) {
        return column < 0 || column >= row.size() ? "" : row.get(column);
    }

    private static String bare(String target) {
        return target.replaceAll("[`@]|\\*\\*", "").strip();
    }
}
