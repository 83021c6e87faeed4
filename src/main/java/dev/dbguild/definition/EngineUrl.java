package dev.dbguild.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which engine a URL is for.
final class EngineUrl {
    static final List<String> ENGINES =
            List.of("postgresql", "mysql", "mariadb", "sqlite", "mongodb", "redis");

    private static final Map<String, String> BY_SCHEME =
            Map.ofEntries(
                    Map.entry("postgresql", "postgresql"),
                    Map.entry("postgres", "postgresql"),
                    Map.entry("mysql", "mysql"),
                    Map.entry("mariadb", "mariadb"),
                    Map.entry("sqlite", "sqlite"),
                    Map.entry("mongodb", "mongodb"),
                    Map.entry("mongodb+srv", "mongodb"),
                    Map.entry("redis", "redis"),
                    Map.entry("rediss", "redis"));

    private EngineUrl() {}

    static Optional<String> engine(String url) {
        String scheme = url.replaceFirst("^jdbc:", "").replaceFirst(":.*", "");
        return Optional.ofNullable(BY_SCHEME.get(scheme));
    }
}
