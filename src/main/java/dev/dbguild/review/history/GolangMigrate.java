package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.util.List;

/// `000001_name.up.sql` and `000001_name.down.sql`, each sent to the server in one message.
///
/// So two or more statements are one transaction though nobody opened it. Source: golang-migrate's PostgreSQL driver.
final class GolangMigrate implements Layout {
    @Override
    public String id() {
        return "golang-migrate";
    }

    @Override
    public boolean fits(Script script, Folder folder) {
        return Paired.fits(script);
    }

    @Override
    public List<Migration> read(Folder folder) {
        return Paired.read(folder, script -> new Part(script, RunnerTransaction.ONE_MESSAGE));
    }
}
