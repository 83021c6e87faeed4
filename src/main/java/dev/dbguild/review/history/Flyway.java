package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `V1.2__name.sql`, its way back `U1.2__name.sql`, and `R__name.sql`, which runs last and again when it changes.
///
/// A file is one transaction, unless it holds a statement that no transaction may hold: then there is none. A file
/// `V1__name.sql.conf` beside it may say otherwise with `executeInTransaction`. Source: Flyway's documentation of
/// script configuration files and its parser for PostgreSQL.
final class Flyway implements Layout {
    private static final Pattern REPEATABLE = Pattern.compile("R__(.*)\\.sql");
    private static final Pattern SETTING =
            Pattern.compile("(?im)^\\s*executeInTransaction\\s*=\\s*(true|false)\\b.*$");
    private static final Set<Class<?>> MAY_REFUSE =
            Set.of(
                    Statement.CreateIndex.class,
                    Statement.Drop.class,
                    Statement.Reindex.class,
                    Statement.Maintain.class,
                    Statement.Other.class);
    private static final Pattern WITHOUT_TRANSACTION =
            Pattern.compile(
                    "(?is)^\\s*(?:(?:create|drop)\\s+(?:database|tablespace|subscription)"
                            + "|alter\\s+system"
                            + "|(?:create|drop)\\s+(?:unique\\s+)?index\\s+concurrently"
                            + "|reindex\\s+(?:verbose\\s+)?(?:schema|database|system)"
                            + "|vacuum|discard\\s+all)\\b.*");

    @Override
    public String id() {
        return "flyway";
    }

    @Override
    public boolean fits(Script script, Folder folder) {
        String name = Names.last(script.name());
        return version(name) != null || REPEATABLE.matcher(name).matches();
    }

    /// The numbers of `V1.2__name.sql` or `V1_2.sql`; null when the name has none.
    private static @Nullable String version(String name) {
        boolean marked = name.startsWith("V") || name.startsWith("U") || name.startsWith("B");
        int end = marked ? Names.digitsEnd(name, 1) : 1;
        while (end > 1 && end < name.length() && "._".indexOf(name.charAt(end)) >= 0) {
            int next = Names.digitsEnd(name, end + 1);
            if (next == end + 1) {
                break;
            }
            end = next;
        }
        boolean named = name.startsWith("__", end) && name.endsWith(".sql");
        return end > 1 && (named || name.substring(end).equals(".sql"))
                ? name.substring(1, end)
                : null;
    }

    @Override
    public List<Migration> read(Folder folder) {
        List<Numbered> numbered =
                folder.scripts().parallelStream()
                        .flatMap(script -> Numbered.of(script, folder).stream())
                        .toList();
        Map<Version, Numbered> undos = new LinkedHashMap<>();
        numbered.stream().filter(Numbered::undoes).forEach(each -> undos.put(each.version(), each));
        List<Migration> ordered = new ArrayList<>();
        numbered.stream()
                .filter(each -> !each.undoes())
                .map(each -> each.migration(undos))
                .sorted((one, other) -> version(one).compareTo(version(other)))
                .forEach(ordered::add);
        undos.values().forEach(undo -> ordered.add(undo.alone()));
        folder.scripts().stream()
                .filter(script -> REPEATABLE.matcher(Names.last(script.name())).matches())
                .map(script -> new Migration(id(script), null, true, part(script, folder), null))
                .forEach(ordered::add);
        return ordered;
    }

    /// A file with a version.
    ///
    /// @param letter `V`, `B` of a baseline, or `U` of a way back
    private record Numbered(String id, String letter, Version version, Part part) {
        static Optional<Numbered> of(Script script, Folder folder) {
            String name = Names.last(script.name());
            String version = Flyway.version(name);
            return version == null
                    ? Optional.empty()
                    : Optional.of(
                            new Numbered(
                                    Flyway.id(script),
                                    name.substring(0, 1),
                                    Version.of(version),
                                    Flyway.part(script, folder)));
        }

        boolean undoes() {
            return letter.equals("U");
        }

        /// The migration that it begins, with its undo taken from `undos`.
        Migration migration(Map<Version, Numbered> undos) {
            Numbered undo = letter.equals("V") ? undos.remove(version) : null;
            return new Migration(id, version, false, part, undo == null ? null : undo.part);
        }

        /// A way back from nothing that is known.
        Migration alone() {
            return new Migration(id, version, false, null, part);
        }
    }

    private static Version version(Migration migration) {
        return Objects.requireNonNull(migration.version());
    }

    private static String id(Script script) {
        return Names.without(Names.last(script.name()), ".sql");
    }

    private static Part part(Script script, Folder folder) {
        return new Part(
                script,
                isTransactional(script, folder) ? RunnerTransaction.WHOLE : RunnerTransaction.NONE);
    }

    private static boolean isTransactional(Script script, Folder folder) {
        return folder.settings().isEmpty()
                ? mayBeInTransaction(script)
                : folder.beside(script, Names.last(script.name()) + ".conf")
                        .map(SETTING::matcher)
                        .filter(Matcher::find)
                        .map(set -> set.group(1).equalsIgnoreCase("true"))
                        .orElseGet(() -> mayBeInTransaction(script));
    }

    private static boolean mayBeInTransaction(Script script) {
        for (Statement statement : script.statements()) {
            if (refusesTransactions(statement)) {
                return false;
            }
        }
        return true;
    }

    /// Whether Flyway knows that the statement must not run in a transaction.
    static boolean refusesTransactions(Statement statement) {
        return !(statement instanceof Statement.CreateIndex index && !index.concurrently())
                && MAY_REFUSE.contains(statement.getClass())
                && WITHOUT_TRANSACTION.matcher(statement.text()).matches();
    }
}
