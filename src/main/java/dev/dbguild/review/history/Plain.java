package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.util.List;

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
        return folder.scripts().stream()
                .map(script ->
                        new Migration(
                                script.name(),
                                null,
                                false,
                                new Part(script, RunnerTransaction.NONE),
                                null))
                .toList();
    }
}
