package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.util.regex.Pattern;

/// One file with `-- +goose Up` and `-- +goose Down`, each direction in a transaction.
///
/// `-- +goose NO TRANSACTION` anywhere in the file takes it away: then each statement runs by itself.
final class Goose implements MarkedLayout {
    private static final Pattern UP = mark("up");
    private static final Pattern DOWN = mark("down");
    private static final Pattern NO_TRANSACTION =
            Pattern.compile("(?im)^\\s*--\\s*\\+goose\\s+no\\s+transaction\\b");

    private static Pattern mark(String word) {
        return Pattern.compile("(?i)\\s*--\\s*\\+goose\\s+" + word + "\\b.*");
    }

    @Override
    public String id() {
        return "goose";
    }

    @Override
    public boolean fits(Script script, Folder folder) {
        return script.text().contains("+goose");
    }

    @Override
    public Migration migration(Script script) {
        Sections sections = Sections.of(script, UP, DOWN);
        RunnerTransaction transaction =
                NO_TRANSACTION.matcher(script.text()).find()
                        ? RunnerTransaction.NONE
                        : RunnerTransaction.WHOLE;
        Script down = sections.down();
        Script up = sections.up() == null && down == null ? script : sections.up();
        return Timestamped.of(
                script,
                up == null ? null : new Part(up, transaction),
                down == null ? null : new Part(down, transaction));
    }
}
