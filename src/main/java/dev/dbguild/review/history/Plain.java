package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Files of no tool: run by the order of their names, statement by statement, as `psql -f` does.
final class Plain implements Layout {
    static final String ID = "plain";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean fits(Script script, Folder folder) {
        return true;
    }

    @Override
    public boolean remembers() {
        return false;
    }

    @Override
    public List<Migration> read(Folder folder) {
        return Halves.of(folder.scripts()).stream()
                .map(each ->
                        new Migration(
                                each.first().name(),
                                null,
                                false,
                                part(each.up(), RunnerTransaction.NONE),
                                part(each.down(), RunnerTransaction.NONE)))
                .toList();
    }

    /// The script as such a file is run; null for none.
    static @Nullable Part part(@Nullable Script script, RunnerTransaction transaction) {
        return script == null ? null : new Part(script, transaction);
    }
}
