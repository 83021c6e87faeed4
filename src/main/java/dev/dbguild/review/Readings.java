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

    /// By their text; of several files with the same text only the last is known.
    private final Map<String, Script> latest = new LinkedHashMap<>(16, 0.75f, true);

    private long characters;

    Script of(Input file, Dialect dialect) {
        Script known = known(file.text());
        if (known != null && known.dialect() == dialect && known.name().equals(file.name())) {
            return known;
        }
        Script script = ScriptReader.read(file.name(), file.text(), dialect);
        if (file.text().length() <= MOST_CHARACTERS / 8) {
            keep(script);
        }
        return script;
    }

    private synchronized @Nullable Script known(String text) {
        return latest.get(text);
    }

    private synchronized void keep(Script script) {
        if (latest.put(script.text(), script) == null) {
            characters += script.text().length();
        }
        Iterator<String> oldest = latest.keySet().iterator();
        while (characters > MOST_CHARACTERS) {
            characters -= oldest.next().length();
            oldest.remove();
        }
    }
}
