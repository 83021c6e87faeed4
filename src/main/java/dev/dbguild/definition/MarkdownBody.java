package dev.dbguild.definition;

import dev.dbguild.definition.Agent.Section;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// A body by its headings. Headings inside code are none.
final class MarkdownBody {
    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
    private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*+]|\\d+[.)])\\s+(.*\\S)\\s*");
    private static final Pattern NOT_PROSE = Pattern.compile("\\s*([-+|>#<]|\\*\\s|\\d+[.)])");
    private static final int LONGEST_HEADING = 120;

    private final List<Part> parts;

    private MarkdownBody(List<Part> parts) {
        this.parts = parts;
    }

    /// A heading with its own text, up to the next heading of any level.
    ///
    /// @param level 0 for the text before the first heading
    /// @param line line of the heading in the file
    /// @param lines the own text, without the heading
    /// @param textLine line of the file the own text begins at
    record Part(int level, String title, int line, List<String> lines, int textLine) {
        boolean isBlank() {
            return lines.stream().allMatch(String::isBlank);
        }

        /// Text of the list items outside code.
        List<String> items() {
            return CodeFree.lines(lines).stream()
                    .map(ITEM::matcher)
                    .filter(Matcher::matches)
                    .map(item -> item.group(1))
                    .toList();
        }

        /// The first paragraph of prose, as one line; empty when there is none.
        String paragraph() {
            List<String> words = new ArrayList<>();
            for (String line : CodeFree.lines(lines)) {
                boolean prose = !line.isBlank() && !NOT_PROSE.matcher(line).lookingAt();
                if (prose) {
                    words.add(line.strip());
                } else if (!words.isEmpty()) {
                    break;
                }
            }
            return String.join(" ", words);
        }
    }

    static MarkdownBody of(List<String> lines, int firstLine) {
        List<Part> parts = new ArrayList<>();
        List<Heading> headings = headings(lines);
        int end = headings.isEmpty() ? lines.size() : start(headings.getFirst());
        parts.add(new Part(0, "", firstLine, lines.subList(0, end), firstLine));
        Iterator<Heading> rest = headings.iterator();
        Heading heading = rest.hasNext() ? rest.next() : null;
        while (heading != null) {
            Heading next = rest.hasNext() ? rest.next() : null;
            int from = end(heading) + 1;
            int to = next == null ? lines.size() : start(next);
            parts.add(
                    new Part(
                            heading.getLevel(),
                            title(heading),
                            firstLine + start(heading),
                            lines.subList(from, to),
                            firstLine + from));
            heading = next;
        }
        return new MarkdownBody(parts);
    }

    List<Part> parts() {
        return parts;
    }

    /// The title: the first heading, when it is of level 1.
    Optional<Part> title() {
        return parts.stream().skip(1).findFirst().filter(part -> part.level() == 1);
    }

    Optional<Part> under(Predicate<String> heading) {
        return parts.stream().filter(part -> heading.test(part.title())).findFirst();
    }

    /// Sections with the path of their headings; the title is left out of the paths below it.
    List<Section> sections() {
        long tops = parts.stream().filter(part -> part.level() == 1).count();
        Deque<Part> above = new ArrayDeque<>();
        List<Section> sections = new ArrayList<>();
        for (Part part : parts) {
            while (!above.isEmpty() && above.getLast().level() >= part.level()) {
                above.removeLast();
            }
            above.addLast(part);
            List<String> path = path(above, tops == 1);
            if (!part.isBlank()) {
                String text = String.join("\n", part.lines()).strip();
                sections.add(new Section(path, text, part.line()));
            }
        }
        return sections;
    }

    private static List<String> path(Deque<Part> above, boolean dropTitle) {
        List<String> all =
                above.stream()
                        .filter(part -> !part.title().isEmpty())
                        .filter(part -> !dropTitle || part.level() > 1)
                        .map(Part::title)
                        .toList();
        return all.isEmpty() && !above.getLast().title().isEmpty()
                ? List.of(above.getLast().title())
                : all;
    }

    private static List<Heading> headings(List<String> lines) {
        List<Heading> headings = new ArrayList<>();
        Node document = PARSER.parse(String.join("\n", lines));
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && title(heading).length() <= LONGEST_HEADING) {
                headings.add(heading);
            }
        }
        return headings;
    }

    private static int start(Heading heading) {
        return heading.getSourceSpans().getFirst().getLineIndex();
    }

    private static int end(Heading heading) {
        return heading.getSourceSpans().getLast().getLineIndex();
    }

    private static String title(Heading heading) {
        StringBuilder text = new StringBuilder();
        heading.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text node) {
                        text.append(node.getLiteral());
                    }

                    @Override
                    public void visit(Code node) {
                        text.append(node.getLiteral());
                    }
                });
        return text.toString().strip();
    }
}
