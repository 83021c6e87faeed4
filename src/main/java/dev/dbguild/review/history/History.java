package dev.dbguild.review.history;

import dev.dbguild.Code;
import dev.dbguild.Found;
import dev.dbguild.Problem;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.ScriptReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Migrations in the order in which their tool runs them.
///
/// @param runner the tool: `flyway`, `goose`, …; `plain` when it is none that is known
/// @param remembers whether the tool remembers what it ran, and so never runs changed files again
public record History(String runner, boolean remembers, List<Migration> migrations) {
    private static final List<Layout> LAYOUTS = Found.every(Layout.class);
    private static final Layout PLAIN = layout(Plain.ID);

    public History {
        migrations = List.copyOf(migrations);
    }

    /// @param runner the tool that lays the files out, null to tell by their names and what they hold
    /// @throws Problem [Code#BAD_ARGUMENT] when there is no such tool
    public static History of(Folder folder, @Nullable String runner) {
        Layout layout = runner == null ? recognised(folder) : named(runner);
        List<Migration> migrations = new ArrayList<>(layout.read(folder));
        Set<String> read = new HashSet<>();
        migrations.forEach(each -> each.parts().forEach(part -> read.add(part.file())));
        List<Script> rest =
                folder.scripts().stream().filter(script -> !read.contains(script.name())).toList();
        migrations.addAll(PLAIN.read(new Folder(rest, folder.settings())));
        return new History(layout.id(), layout.remembers(), migrations);
    }

    /// What the tool's host has in every database before the first migration.
    public List<Part> platform() {
        String sql = layout(runner).platform();
        return sql.isEmpty()
                ? List.of()
                : List.of(
                        new Part(
                                ScriptReader.read("platform of " + runner, sql, Dialect.POSTGRESQL),
                                RunnerTransaction.NONE));
    }

    /// The names of all tools that are known.
    public static List<String> runners() {
        return LAYOUTS.stream().map(Layout::id).sorted().toList();
    }

    private static Layout named(String runner) {
        return LAYOUTS.stream()
                .filter(layout -> layout.id().equals(runner))
                .findFirst()
                .orElseThrow(() ->
                        new Problem(
                                        Code.BAD_ARGUMENT,
                                        "there is no migration runner '" + runner + "'",
                                        "use one of: " + String.join(", ", runners()))
                                .with("runner", runner));
    }

    private static Layout layout(String id) {
        return LAYOUTS.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    /// The layout of more than half of the files; plain when there is none.
    private static Layout recognised(Folder folder) {
        boolean many = folder.scripts().size() > 100;
        return (many ? LAYOUTS.parallelStream() : LAYOUTS.stream())
                .filter(layout -> layout != PLAIN)
                .map(layout -> new Fit(layout, fitting(layout, folder)))
                .filter(fit -> 2 * fit.files() > folder.scripts().size())
                .max(Comparator.naturalOrder())
                .map(Fit::layout)
                .orElse(PLAIN);
    }

    /// How many files a tool would take for its own.
    private record Fit(Layout layout, int files) implements Comparable<Fit> {
        @Override
        public int compareTo(Fit other) {
            if (layout.isSure() != other.layout.isSure()) {
                return layout.isSure() ? 1 : -1;
            }
            return files != other.files
                    ? Integer.compare(files, other.files)
                    : other.layout.id().compareTo(layout.id());
        }
    }

    /// How many files fit; fewer than that where it is plain that half of them do not.
    private static int fitting(Layout layout, Folder folder) {
        List<Script> scripts = folder.scripts();
        int fit = 0;
        for (int i = 0; i < scripts.size() && 2 * (i - fit) <= scripts.size(); i++) {
            fit += layout.fits(scripts.get(i), folder) ? 1 : 0;
        }
        return fit;
    }

    /// The ids of all migrations.
    public Set<String> ids() {
        return migrations.stream().map(Migration::id).collect(Collectors.toSet());
    }
}
