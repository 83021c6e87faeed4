package dev.dbguild.delegation;

import dev.dbguild.definition.Guild;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// Something made once from each version of a guild; the last few versions are kept, since running runs keep theirs.
final class PerVersion<T> {
    private static final int KEPT = 4;
    private final Function<Guild, T> make;
    private final Map<String, T> made =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                    return size() > KEPT;
                }
            };

    PerVersion(Function<Guild, T> make) {
        this.make = make;
    }

    synchronized T of(Guild guild) {
        return made.computeIfAbsent(guild.version(), _ -> make.apply(guild));
    }
}
