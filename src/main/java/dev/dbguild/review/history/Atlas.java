package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.util.List;
import java.util.regex.Pattern;

/// `20240131120000_name.sql` beside an `atlas.sum`, each file in a transaction unless it says `-- atlas:txmode none`.
final class Atlas implements Layout {
    private static final Pattern WITHOUT =
            Pattern.compile("(?m)^\\s*--\\s*atlas:txmode\\s+none\\b");

    @Override
    public String id() {
        return "atlas";
    }

    @Override
    public boolean isSure() {
        return true;
    }

    @Override
    public boolean fits(Script script, Folder folder) {
        return Timestamped.isNumbered(script)
                && (folder.beside(script, "atlas.sum").isPresent()
                        || script.text().contains("-- atlas:"));
    }

    @Override
    public List<Migration> read(Folder folder) {
        return Names.sorted(
                folder.scripts().stream()
                        .filter(Timestamped::isNumbered)
                        .map(script -> Timestamped.single(script, part(script)))
                        .toList(),
                Migration::id);
    }

    private static Part part(Script script) {
        boolean without = WITHOUT.matcher(script.text()).find();
        return new Part(script, without ? RunnerTransaction.NONE : RunnerTransaction.WHOLE);
    }
}
