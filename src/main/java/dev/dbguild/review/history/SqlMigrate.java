package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// sql-migrate's files: `-- +migrate Up` and `-- +migrate Down`, each in a transaction unless it says `notransaction`.
final class SqlMigrate implements MarkedLayout {
    private static final Pattern UP = Pattern.compile("(?i)\\s*--\\s*\\+migrate\\s+up\\b(.*)");
    private static final Pattern DOWN = Pattern.compile("(?i)\\s*--\\s*\\+migrate\\s+down\\b(.*)");

    @Override
    public String id() {
        return "sql-migrate";
    }

    @Override
    public boolean fits(Script script, Folder folder) {
        return script.text().contains("+migrate");
    }

    @Override
    public Migration migration(Script script) {
        Sections sections = Sections.of(script, UP, DOWN);
        Part up = part(sections.up(), sections.upOptions());
        Part down = part(sections.down(), sections.downOptions());
        boolean unmarked = up == null && down == null;
        return Timestamped.of(script, unmarked ? part(script, "") : up, down);
    }

    private static @Nullable Part part(@Nullable Script script, String options) {
        if (script == null) {
            return null;
        }
        boolean without = options.toLowerCase(java.util.Locale.ROOT).contains("notransaction");
        return new Part(script, without ? RunnerTransaction.NONE : RunnerTransaction.WHOLE);
    }
}
