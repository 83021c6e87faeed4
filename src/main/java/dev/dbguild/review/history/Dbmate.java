package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One file with `-- migrate:up` and `-- migrate:down`, each direction in a transaction.
///
/// `transaction:false` on such a line takes it away; what is below it is then sent in one message, so that two
/// statements still are one transaction (dbmate issue 126).
final class Dbmate implements MarkedLayout {
    private static final Pattern UP = Pattern.compile("(?i)\\s*--\\s*migrate:up\\b(.*)");
    private static final Pattern DOWN = Pattern.compile("(?i)\\s*--\\s*migrate:down\\b(.*)");

    @Override
    public String id() {
        return "dbmate";
    }

    @Override
    public boolean fits(Script script, Folder folder) {
        return script.text().contains("migrate:up") || script.text().contains("migrate:down");
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
        boolean without = options.replace(" ", "").contains("transaction:false");
        return new Part(script, without ? RunnerTransaction.ONE_MESSAGE : RunnerTransaction.WHOLE);
    }
}
