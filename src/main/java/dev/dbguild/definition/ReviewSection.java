package dev.dbguild.definition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `dbguild.yaml` says of reviews; what it leaves out is null or empty.
///
/// @param engine `postgresql`, `mysql` or `sqlite`
/// @param serverVersion as written: `16`, `8.0`
/// @param runner the tool that runs the migrations
/// @param rules `off`, `info`, `warning` or `error`, by rule
/// @param hotTables tables on which even a short lock is felt
/// @param largeTables rows, by table
/// @param paths where the migrations are
/// @param ignore globs of files of which nothing is to be said
public record ReviewSection(
        @Nullable String engine,
        @Nullable String serverVersion,
        @Nullable String runner,
        Map<String, String> rules,
        List<String> hotTables,
        Map<String, Long> largeTables,
        List<String> paths,
        List<String> ignore) {
    /// Nothing is set.
    public static final ReviewSection NONE =
            new ReviewSection(
                    null, null, null, Map.of(), List.of(), Map.of(), List.of(), List.of());

    public ReviewSection {
        rules = Map.copyOf(rules);
        hotTables = List.copyOf(hotTables);
        largeTables = Map.copyOf(largeTables);
        paths = List.copyOf(paths);
        ignore = List.copyOf(ignore);
    }

    /// The same section for another server, where one is named.
    public ReviewSection on(@Nullable String version) {
        return version == null
                ? this
                : new ReviewSection(
                        engine, version, runner, rules, hotTables, largeTables, paths, ignore);
    }

    /// The names that the section may use; an empty list leaves them unchecked.
    ///
    /// @param rules ids of all review rules
    /// @param runners names of all migration tools
    public record Vocabulary(List<String> rules, List<String> runners) {
        public static final Vocabulary ANY = new Vocabulary(List.of(), List.of());

        public Vocabulary {
            rules = List.copyOf(rules);
            runners = List.copyOf(runners);
        }
    }
}
