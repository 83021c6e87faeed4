package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `20240131120000_name/migration.sql`, sent in one message: two or more statements are one transaction.
///
/// A `down.sql` in the same folder is the way back that Prisma's documentation has people write by hand.
final class Prisma implements Layout {
    private static final Pattern NUMBER = Pattern.compile("(\\d+)(?:_.*)?");

    @Override
    public String id() {
        return "prisma";
    }

    @Override
    public boolean fits(Script script, Folder folder) {
        String name = Names.last(script.name());
        return NUMBER.matcher(Names.folder(script.name())).matches()
                && (name.equals("migration.sql")
                        || name.equals("down.sql") && up(script, folder) != null);
    }

    private static @org.jspecify.annotations.Nullable Script up(Script script, Folder folder) {
        return named(Names.parent(script.name()) + "migration.sql", folder);
    }

    private static @org.jspecify.annotations.Nullable Script named(String name, Folder folder) {
        return folder.scripts().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public List<Migration> read(Folder folder) {
        return folder.scripts().stream()
                .filter(script -> Names.last(script.name()).equals("migration.sql"))
                .map(script -> migration(script, folder))
                .sorted(Comparator.comparing(Migration::id))
                .toList();
    }

    private static Migration migration(Script script, Folder folder) {
        String id = Names.folder(script.name());
        Script down = named(Names.parent(script.name()) + "down.sql", folder);
        Matcher number = NUMBER.matcher(id);
        return new Migration(
                id,
                number.matches() ? Version.of(number.group(1)) : null,
                false,
                new Part(script, RunnerTransaction.ONE_MESSAGE),
                down == null ? null : new Part(down, RunnerTransaction.ONE_MESSAGE));
    }
}
