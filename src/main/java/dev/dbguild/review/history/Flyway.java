package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `V1.2__name.sql`, its way back `U1.2__name.sql`, and `R__name.sql`, which runs last and again when it changes.
///
/// A file is one transaction, unless it holds a statement that no transaction may hold: then there is none. A file
/// `V1__name.sql.conf` beside it may say otherwise with `executeInTransaction`. Source: Flyway's documentation of
/// script configuration files and its parser for PostgreSQL.
final class Flyway implements Layout {
    private static final Pattern VERSIONED =
            Pattern.compile("([VUB])(\\d+(?:[._]\\d+)*)(?:__(.*))?\\.sql");
    private static final Pattern REPEATABLE = Pattern.compile("R__(.*)\\.sql");
    private static final Pattern SETTING =
            Pattern.compile("(?im)^\\s*executeInTransaction\\s*=\\s*(true|false)\\b.*$");
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
        return VERSIONED.matcher(name).matches() || REPEATABLE.matcher(name).matches();
    }

    @Override
    public List<Migration> read(Folder folder) {
        List<Migration> ordered = new ArrayList<>();
        Map<Version, Script> undos = new HashMap<>();
        for (Script script : folder.scripts()) {
            Matcher matcher = VERSIONED.matcher(Names.last(script.name()));
            if (matcher.matches() && matcher.group(1).equals("U")) {
                undos.put(Version.of(matcher.group(2)), script);
            }
        }
        folder.scripts().stream()
                .map(script -> versioned(script, folder, undos))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Flyway::version))
                .forEach(ordered::add);
        undos.forEach((version, script) ->
                ordered.add(new Migration(id(script), version, false, null, part(script, folder))));
        folder.scripts().stream()
                .filter(script -> REPEATABLE.matcher(Names.last(script.name())).matches())
                .map(script -> new Migration(id(script), null, true, part(script, folder), null))
                .forEach(ordered::add);
        return ordered;
    }

    /// The migration that a file begins, with its undo taken from `undos`; null for a file that begins none.
    private static @Nullable Migration versioned(
            Script script, Folder folder, Map<Version, Script> undos) {
        Matcher matcher = VERSIONED.matcher(Names.last(script.name()));
        if (!matcher.matches() || matcher.group(1).equals("U")) {
            return null;
        }
        Version version = Version.of(matcher.group(2));
        Script undo = matcher.group(1).equals("V") ? undos.remove(version) : null;
        return new Migration(
                id(script),
                version,
                false,
                part(script, folder),
                undo == null ? null : part(undo, folder));
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
        return folder.beside(script, Names.last(script.name()) + ".conf")
                .map(SETTING::matcher)
                .filter(Matcher::find)
                .map(set -> set.group(1).equalsIgnoreCase("true"))
                .orElseGet(
                        () -> script.statements().stream().noneMatch(Flyway::refusesTransactions));
    }

    /// Whether Flyway knows that the statement must not run in a transaction.
    static boolean refusesTransactions(Statement statement) {
        return WITHOUT_TRANSACTION.matcher(statement.text()).matches();
    }
}
