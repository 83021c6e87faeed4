package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Migrations of two files each, `1_name.up.sql` and `1_name.down.sql`, ordered by their number.
final class Paired {
    /// Groups: number, name, direction.
    static final Pattern NAME = Pattern.compile("(\\d+)_(.*)\\.(up|down)\\.sql");

    private Paired() {}

    static boolean fits(Script script) {
        return NAME.matcher(Names.last(script.name())).matches();
    }

    static List<Migration> read(Folder folder, Function<Script, Part> part) {
        Map<String, Script[]> pairs = new LinkedHashMap<>();
        for (Script script : folder.scripts()) {
            Matcher matcher = NAME.matcher(Names.last(script.name()));
            if (matcher.matches()) {
                String id = matcher.group(1) + "_" + matcher.group(2);
                int way = matcher.group(3).equals("up") ? 0 : 1;
                pairs.computeIfAbsent(id, any -> new Script[2])[way] = script;
            }
        }
        List<Migration> migrations = new ArrayList<>();
        pairs.forEach((id, pair) -> migrations.add(migration(id, pair, part)));
        return Names.sorted(migrations, Migration::id);
    }

    private static Migration migration(
            String id, @Nullable Script[] pair, Function<Script, Part> part) {
        Script up = pair[0];
        Script down = pair[1];
        return new Migration(
                id,
                Version.of(id.substring(0, id.indexOf('_'))),
                false,
                up == null ? null : part.apply(up),
                down == null ? null : part.apply(down));
    }
}
