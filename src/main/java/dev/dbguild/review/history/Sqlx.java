package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.util.ArrayList;
import java.util.List;

/// `20240131_name.sql`, or two files `….up.sql` and `….down.sql`, each in a transaction of its own.
///
/// A first line `-- no-transaction` takes the transaction away; the file is then sent in one message. That line is
/// what tells it from other tools that name their files so.
final class Sqlx implements Layout {
    @Override
    public String id() {
        return "sqlx";
    }

    @Override
    public boolean isSure() {
        return true;
    }

    @Override
    public boolean fits(Script script, Folder folder) {
        return isNumbered(script) && folder.scripts().stream().anyMatch(Sqlx::isWithoutTransaction);
    }

    private static boolean isNumbered(Script script) {
        return Paired.fits(script) || Timestamped.isNumbered(script);
    }

    @Override
    public List<Migration> read(Folder folder) {
        List<Migration> migrations = new ArrayList<>(Paired.read(folder, Sqlx::part));
        folder.scripts().stream()
                .filter(script -> !Paired.fits(script) && Timestamped.isNumbered(script))
                .map(script -> Timestamped.single(script, part(script)))
                .forEach(migrations::add);
        return Names.sorted(migrations, Migration::id);
    }

    private static Part part(Script script) {
        return new Part(
                script,
                isWithoutTransaction(script)
                        ? RunnerTransaction.ONE_MESSAGE
                        : RunnerTransaction.WHOLE);
    }

    private static boolean isWithoutTransaction(Script script) {
        return script.text().startsWith("-- no-transaction");
    }
}
