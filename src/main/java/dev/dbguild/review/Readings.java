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

    private final Map<String, Script> latest = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    Script of(Input file, Dialect dialect) {
        String key = dialect + "\n" + file.name() + "\n" + file.text();
        Script known = known(key);
        if (known != null) {
            return known;
        }
        Script script = ScriptReader.read(file.name(), file.text(), dialect);
        if (key.length() <= MOST_CHARACTERS / 8) {
            keep(key, script);
        }
        return script;
    }

    private synchronized @Nullable Script known(String key) {
        return latest.get(key);
    }

    private synchronized void keep(String key, Script script) {
        if (latest.put(key, script) == null) {
            characters += key.length();
        }
        Iterator<String> oldest = latest.keySet().iterator();
        while (characters > MOST_CHARACTERS) {
            characters -= oldest.next().length();
            oldest.remove();
        }
    }
}
