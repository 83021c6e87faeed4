package dev.dbguild.review;

import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.ScriptReader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Scripts that were read before: a bot sends the same history with every change. Thread-safe; keeps the latest
/// eight million characters.
final class Readings {
    private static final long MOST_CHARACTERS = 8_000_000;

    private final Map<Asked, Script> latest = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    private record Asked(Input file, Dialect dialect) {}

    Script of(Input file, Dialect dialect) {
        Asked asked = new Asked(file, dialect);
        Script known = known(asked);
        return known == null ? read(asked) : known;
    }

    private synchronized @Nullable Script known(Asked asked) {
        return latest.get(asked);
    }

    private Script read(Asked asked) {
        Input file = asked.file();
        Script script = ScriptReader.read(file.name(), file.text(), asked.dialect());
        if (file.text().length() <= MOST_CHARACTERS / 8) {
            keep(asked, script);
        }
        return script;
    }

    private synchronized void keep(Asked asked, Script script) {
        if (latest.put(asked, script) == null) {
            characters += asked.file().text().length();
        }
        Iterator<Asked> oldest = latest.keySet().iterator();
        while (characters > MOST_CHARACTERS) {
            characters -= oldest.next().file().text().length();
            oldest.remove();
        }
    }
}
