package dev.dbguild.delegation;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Finds the engines a text is about: by their names and by words that only one of them uses.
final class EngineNames {
    private static final Map<String, Pattern> NAMES =
            patterns(
                    Map.ofEntries(
                            Map.entry(
                                    "PostgreSQL",
                                    "postgres|postgresql|pgsql|psql|pg|pgbouncer|postgis|timescaledb"),
                            Map.entry("MySQL", "mysql|mariadb|innodb|percona"),
                            Map.entry("SQLite", "sqlite|sqlite3"),
                            Map.entry("MongoDB", "mongodb|mongo|mongoose|documentdb"),
                            Map.entry("Redis", "redis|elasticache|valkey"),
                            Map.entry("DynamoDB", "dynamodb|dynamo"),
                            Map.entry("SQL Server", "sql server|mssql|t-sql|azure sql"),
                            Map.entry("Aurora", "aurora"),
                            Map.entry("Cassandra", "cassandra|scylladb"),
                            Map.entry("Elasticsearch", "elasticsearch|opensearch"),
                            Map.entry("Cosmos DB", "cosmos db|cosmosdb"),
                            Map.entry("Firestore", "firestore")));
    private static final Map<String, Pattern> HINTS =
            patterns(
                    Map.of(
                            "PostgreSQL",
                                    "pg_\\w+|vacuum|autovacuum|jsonb|timestamptz|concurrently|hot update|shared_buffers|"
                                            + "work_mem|dead tuples|tuplas muertas|bloat|gin index|brin|row-level"
                                            + " security|rls",
                            "MySQL", "innodb_\\w+|performance_schema|auto_increment|binlog|utf8mb4",
                            "MongoDB",
                                    "objectid|aggregation pipeline|\\$lookup|\\$match|\\$group|embedded documents|embed"
                                            + " or reference|sharded collection",
                            "Redis",
                                    "sorted sets?|pub/sub|zadd|hset|ttl|cache[- ]aside|key eviction|maxmemory|"
                                            + "rate limiter",
                            "DynamoDB",
                                    "gsi|single[- ]table design|sort key|partition key design"));

    private EngineNames() {}

    /// Engines named in a text, in alphabetical order.
    static Set<String> in(String text) {
        return matching(NAMES, text);
    }

    /// Engines a text is about although it may not name them.
    static Set<String> about(String text) {
        Set<String> engines = new LinkedHashSet<>(in(text));
        if (engines.isEmpty()) {
            engines.addAll(matching(HINTS, text));
        }
        return engines;
    }

    /// The name of an engine from its id in a target: `postgresql`.
    static Set<String> ofId(String id) {
        return in(id);
    }

    private static Set<String> matching(Map<String, Pattern> patterns, String text) {
        String plain = Words.plain(text);
        Set<String> engines = new LinkedHashSet<>();
        patterns.forEach((engine, pattern) -> {
            if (pattern.matcher(plain).find()) {
                engines.add(engine);
            }
        });
        return engines;
    }

    private static Map<String, Pattern> patterns(Map<String, String> words) {
        Map<String, Pattern> patterns = new TreeMap<>();
        words.forEach((engine, names) ->
                patterns.put(engine, Pattern.compile("(?<![\\w$])(?:" + names + ")(?![\\w-])")));
        return patterns;
    }
}
