package dev.dbguild.plan;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Takes away what terminals, logs, chats and exports put around a plan and into its lines.
final class Unframed {
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*+[A-Za-z]");
    private static final Pattern RULE = Pattern.compile("[-+|=─━═│║┌┐└┘├┤┬┴┼╔╗╚╝╠╣╪╟╢ ]{3,}+");
    private static final Pattern RECORD = Pattern.compile("[-─]\\[ RECORD \\d+ ][-+─┬]*+");
    private static final Pattern FOOTER =
            Pattern.compile("\\(\\d+ [\\p{L}.]++\\)|Time: [\\d.,]++ ms.*+|QUERY PLAN|```\\w*+");
    private static final Pattern SYSLOG =
            Pattern.compile("^.*?\\[\\d+]: \\[\\d+-\\d+] ?+(?:#011)?+");
    private static final Pattern NAMED = Pattern.compile("^(?:QUERY PLAN| {10}) ?[|│] ?");
    private static final Pattern BORDERED = Pattern.compile("^[|│║] ?+(.*?)\\s*+[|│║]$");
    private static final Pattern CARRIED = Pattern.compile("(?<![ \\t])[ \\t]*+[+↵][ \\t]*+$");
    private static final Pattern MARKED = Pattern.compile("^(?:>|--|//|#)(?: |$)");
    private static final Pattern QUOTED = Pattern.compile("^\"((?:[^\"]|\"\")*+)\"\\s*+[;,]?$");

    private Unframed() {}

    static String of(String pasted) {
        List<String> lines = plain(pasted).lines().toList();
        lines = where(lines, line -> line.contains("[") && SYSLOG.matcher(line).find(), SYSLOG);
        lines = where(lines, line -> MARKED.matcher(line).find(), MARKED);
        lines = each(lines, Unframed::withoutRule);
        lines = quoted(lines);
        lines = each(lines, line -> NAMED.matcher(line).replaceFirst(""));
        lines = each(lines, line -> BORDERED.matcher(line).replaceFirst("$1"));
        lines = each(lines, line -> FOOTER.matcher(line.strip()).matches() ? "" : line);
        lines = where(lines, line -> CARRIED.matcher(line).find(), CARRIED);
        return String.join("\n", lines) + "\n";
    }

    private static String plain(String pasted) {
        String text = pasted.startsWith("\uFEFF") ? pasted.substring(1) : pasted;
        text = text.replace('\u00a0', ' ').replace("\r\n", "\n").replace('\r', '\n');
        text = text.indexOf('\u001b') < 0 ? text : COLOURS.matcher(text).replaceAll("");
        return unescaped(text);
    }

    /// A plan inside a CSV field has its quotes doubled; one inside a JSON string, escaped.
    private static String unescaped(String text) {
        if (holds(text, "\\\"%s\\\"") || text.contains("  plan:\\n")) {
            return text.replace("\\n", "\n")
                    .replace("\\t", "\t")
                    .replace("\\\"", "\"")
                    .replace("\\\\", "\\");
        }
        return holds(text, "\"\"%s\"\"") ? text.replace("\"\"", "\"") : text;
    }

    private static boolean holds(String text, String quoted) {
        return Stream.of("Node Type", "query_block")
                .anyMatch(key -> text.contains(quoted.formatted(key)));
    }

    private static String withoutRule(String line) {
        return RULE.matcher(line).matches() || RECORD.matcher(line).matches() ? "" : line;
    }

    /// Lines that are each a string, as pgAdmin copies them and CSV has those with a comma.
    private static List<String> quoted(List<String> lines) {
        return lines.stream().anyMatch(Unframed::isCode) ? lines : each(lines, Unframed::unquoted);
    }

    private static boolean isCode(String line) {
        return line.contains("\"Node Type\"") || line.contains("\"query_block\"");
    }

    private static String unquoted(String line) {
        Matcher quoted = QUOTED.matcher(line);
        return quoted.matches() ? quoted.group(1).replace("\"\"", "\"") : line;
    }

    /// Takes a mark from the lines that have it, if these are no fewer than the others.
    private static List<String> where(List<String> lines, Predicate<String> marked, Pattern mark) {
        long written = lines.stream().filter(line -> !line.isBlank()).count();
        long found = lines.stream().filter(marked).count();
        return found > 0 && found * 2 >= written
                ? each(lines, line -> mark.matcher(line).replaceFirst(""))
                : lines;
    }

    private static List<String> each(List<String> lines, UnaryOperator<String> change) {
        return lines.stream().map(change).toList();
    }
}
