package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// node-pg-migrate's SQL files: `-- Up Migration` and `-- Down Migration`, in a transaction.
final class NodePgMigrate implements MarkedLayout {
    private static final Pattern UP = Pattern.compile("(?i)\\s*--[\\s-]*up\\s+migration\\b.*");
    private static final Pattern DOWN = Pattern.compile("(?i)\\s*--[\\s-]*down\\s+migration\\b.*");
    private static final Pattern MARK =
            Pattern.compile("(?im)^\\s*--[\\s-]*(?:up|down)\\s+migration\\b");

    @Override
    public String id() {
        return "node-pg-migrate";
    }

    @Override
    public boolean fits(Script script, Folder folder) {
        return script.text().contains("igration") && MARK.matcher(script.text()).find();
    }

    @Override
    public Migration migration(Script script) {
        Sections sections = Sections.of(script, UP, DOWN);
        return Timestamped.of(script, part(sections.up()), part(sections.down()));
    }

    private static @Nullable Part part(@Nullable Script script) {
        return script == null ? null : new Part(script, RunnerTransaction.WHOLE);
    }
}
