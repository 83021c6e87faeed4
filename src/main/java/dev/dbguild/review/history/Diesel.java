package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// `2024-01-31-120000_name/up.sql` and `down.sql`, each in a transaction.
///
/// `run_in_transaction = false` in a `metadata.toml` beside them takes it away; a file is then sent in one message.
final class Diesel implements Layout {
    private static final Pattern WITHOUT =
            Pattern.compile("(?m)^\\s*run_in_transaction\\s*=\\s*false\\b");

    @Override
    public String id() {
        return "diesel";
    }

    @Override
    public boolean fits(Script script, Folder folder) {
        String name = Names.last(script.name());
        return (name.equals("up.sql") || name.equals("down.sql"))
                && !Names.folder(script.name()).isEmpty();
    }

    @Override
    public List<Migration> read(Folder folder) {
        Map<String, List<Script>> byFolder = new LinkedHashMap<>();
        folder.scripts().stream()
                .filter(script -> fits(script, folder))
                .forEach(script ->
                        byFolder.computeIfAbsent(
                                        Names.parent(script.name()), any -> new ArrayList<>())
                                .add(script));
        return byFolder.values().stream()
                .map(pair -> migration(pair, folder))
                .sorted(Comparator.comparing(Migration::id))
                .toList();
    }

    private static Migration migration(List<Script> pair, Folder folder) {
        String id = Names.folder(pair.getFirst().name());
        Part up = null;
        Part down = null;
        for (Script script : pair) {
            if (Names.last(script.name()).equals("up.sql")) {
                up = part(script, folder);
            } else {
                down = part(script, folder);
            }
        }
        return new Migration(id, version(id), false, up, down);
    }

    private static @org.jspecify.annotations.Nullable Version version(String id) {
        String digits = id.replaceAll("_.*", "").replace("-", "");
        return digits.matches("\\d+") ? Version.of(digits) : null;
    }

    private static Part part(Script script, Folder folder) {
        boolean without = WITHOUT.matcher(folder.beside(script, "metadata.toml").orElse("")).find();
        return new Part(script, without ? RunnerTransaction.ONE_MESSAGE : RunnerTransaction.WHOLE);
    }
}
