package dev.dbguild.definition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Which of our tools an agent gets for the tool names of its file.
///
/// Names of other hosts are mapped: reading of files → the typed tools that measure, editing → tools that propose, a shell
/// → nothing, because typed tools replace it. An agent that names no tools gets all that read or simulate.
final class GrantedTools {
    private static final Set<String> READING =
            Set.of(
                    "read",
                    "glob",
                    "grep",
                    "ls",
                    "list",
                    "search",
                    "view",
                    "codebase",
                    "readfile",
                    "notebookread",
                    "usages",
                    "changes",
                    "problems",
                    "read_file");
    private static final Set<String> EDITING =
            Set.of(
                    "edit",
                    "write",
                    "multiedit",
                    "notebookedit",
                    "patch",
                    "edit_file",
                    "editfiles",
                    "write_file",
                    "new");
    private static final Set<String> SHELL =
            Set.of(
                    "bash",
                    "shell",
                    "execute",
                    "terminal",
                    "runcommands",
                    "run_command",
                    "powershell",
                    "runinterminal",
                    "bashoutput",
                    "killshell",
                    "killbash");
    private static final Set<String> DELEGATING = Set.of("task", "agent", "skill", "custom-agent");
    private static final Set<String> NOT_NEEDED =
            Set.of(
                    "todowrite",
                    "todoread",
                    "todo",
                    "webfetch",
                    "websearch",
                    "web",
                    "fetch",
                    "exitplanmode",
                    "slashcommand",
                    "question",
                    "askuserquestion",
                    "think");

    private final List<ToolCard> cards;
    private final Notes notes;
    private final Set<String> granted = new LinkedHashSet<>();
    private final List<String> shell = new ArrayList<>();
    private final List<String> notNeeded = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private Spot spot = Spot.FILE;

    private GrantedTools(List<ToolCard> cards, Notes notes) {
        this.cards = cards;
        this.notes = notes;
    }

    /// Names of our tools, in the order of the cards.
    static List<String> of(DeclaredTools declared, List<ToolCard> cards, Notes notes) {
        return new GrantedTools(cards, notes).grant(declared);
    }

    private List<String> grant(DeclaredTools declared) {
        spot = declared.spot();
        if (declared.everything()) {
            granted.addAll(ofRisk("read", "simulate"));
        }
        if (declared.names() != null) {
            declared.names().forEach(this::grant);
        }
        tellUnknown();
        declared.disallowed().forEach(name -> granted.remove(ours(name)));
        tell();
        return cards.isEmpty()
                ? List.copyOf(granted)
                : names().stream().filter(granted::contains).toList();
    }

    private void grant(String declared) {
        String name = declared.replaceAll("\\(.*", "").toLowerCase(Locale.ROOT);
        String ours = ours(declared);
        if (names().contains(ours)) {
            granted.add(ours);
        } else if (READING.contains(name)) {
            granted.addAll(ofRisk("read", "simulate"));
        } else if (EDITING.contains(name)) {
            granted.addAll(ofRisk("propose"));
        } else if (SHELL.contains(name)) {
            shell.add(declared);
        } else if (DELEGATING.contains(name) || NOT_NEEDED.contains(name) || isServers(name)) {
            notNeeded.add(declared);
        } else if (!name.equals("*") && !name.equals("all")) {
            unknown.add(declared);
        }
    }

    private static boolean isServers(String name) {
        return name.startsWith("mcp__") || name.contains("/");
    }

    /// `mcp__dbguild__explain_query`, `dbguild/explain-query` and `explain_query` are one tool.
    private static String ours(String name) {
        return name.replaceFirst("(?i)^(mcp__dbguild__|dbguild/)", "")
                .replace('-', '_')
                .toLowerCase(Locale.ROOT);
    }

    private Set<String> ofRisk(String... risks) {
        return cards.stream()
                .filter(card -> List.of(risks).contains(card.risk()))
                .map(ToolCard::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void tell() {
        if (!shell.isEmpty()) {
            notes.info(
                    spot,
                    "a shell is refused here: " + quoted(shell),
                    "nothing to do; typed tools replace it: explain_query, inspect_schema,"
                            + " validate_migration and the others of './dbguild tool'");
        }
        if (!notNeeded.isEmpty()) {
            notes.info(
                    spot,
                    "these tools do not exist here and were left out: " + quoted(notNeeded),
                    "nothing to do; who delegates to whom is read from the documented delegations");
        }
    }

    /// Without cards nobody can say what is unknown; the names are then taken as they are.
    private void tellUnknown() {
        if (cards.isEmpty()) {
            unknown.forEach(name -> granted.add(ours(name)));
        } else if (!unknown.isEmpty()) {
            notes.warning(
                    spot,
                    "no tool is named "
                            + quoted(unknown)
                            + Nearest.hint(unknown.getFirst(), names()),
                    "use some of: " + String.join(", ", names()));
        }
    }

    private List<String> names() {
        return cards.stream().map(ToolCard::name).toList();
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }
}
