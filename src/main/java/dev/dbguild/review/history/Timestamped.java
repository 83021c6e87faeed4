package dev.dbguild.review.history;

import dev.dbguild.sql.Script;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `20240131120000_name.sql`, run by a tool that is not known: nothing is taken for granted of its transactions.
final class Timestamped implements Layout {
    private static final Pattern NUMBERED = Pattern.compile("(\\d+)(?:[_-].*)?\\.sql");
    private static final Pattern TIMED = Pattern.compile("(\\d{8,17})(?:[_-].*)?\\.sql");

    @Override
    public String id() {
        return "timestamped";
    }

    @Override
    public boolean fits(Script script, Folder folder) {
        return TIMED.matcher(Names.last(script.name())).matches() && !Paired.fits(script);
    }

    @Override
    public List<Migration> read(Folder folder) {
        return numbered(folder, RunnerTransaction.NONE);
    }

    static boolean isNumbered(Script script) {
        return NUMBERED.matcher(Names.last(script.name())).matches();
    }

    /// Every file that begins with a number is a migration, those of one number and name together.
    static List<Migration> numbered(Folder folder, RunnerTransaction transaction) {
        List<Script> numbered = folder.scripts().stream().filter(Timestamped::isNumbered).toList();
        return Names.sorted(
                Halves.of(numbered).stream()
                        .map(each ->
                                of(
                                        each.first(),
                                        Plain.part(each.up(), transaction),
                                        Plain.part(each.down(), transaction)))
                        .toList(),
                Migration::id);
    }

    /// The migration of one file whose name begins with a number.
    static Migration single(Script script, Part up) {
        return of(script, up, null);
    }

    static Migration of(Script script, @Nullable Part up, @Nullable Part down) {
        String name = Names.last(script.name());
        Matcher matcher = NUMBERED.matcher(name);
        Version version = matcher.matches() ? Version.of(matcher.group(1)) : null;
        return new Migration(Names.without(name, ".sql"), version, false, up, down);
    }
}
