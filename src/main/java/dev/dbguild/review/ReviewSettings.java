package dev.dbguild.review;

import dev.dbguild.definition.ReviewSection;
import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.review.history.History;
import dev.dbguild.review.mysql.ServerVersion;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Name;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a project decided about its reviews.
///
/// @param serverVersion the version that the change will meet: 14 to 18 for PostgreSQL, 80028 or 80 for MySQL, 101100
///     for MariaDB; [#UNSAID] is a target's
///     own, and the newest where there is none
/// @param rules what was decided of single rules, by id; the card decides of all others
/// @param hotTables tables on which even a short lock is felt, as written
/// @param largeTables rows of tables that are known to be large, by name as written
/// @param ignored globs of files of which nothing is to be said: `legacy/**`
/// @param runner the tool that runs the migrations (`flyway`, `goose`); null to tell it by the files
public record ReviewSettings(
        int serverVersion,
        Map<String, Ruling> rules,
        Set<String> hotTables,
        Map<String, Long> largeTables,
        List<String> ignored,
        @Nullable String runner) {
    /// Nobody said which version the change will meet.
    public static final int UNSAID = 0;

    /// The newest major version of PostgreSQL that is known.
    public static final int NEWEST = 18;

    /// The version of MariaDB that is meant when none is said.
    public static final int MARIADB = 110_499;

    public static final ReviewSettings DEFAULT =
            new ReviewSettings(UNSAID, Map.of(), Set.of(), Map.of(), List.of(), null);

    public ReviewSettings {
        rules = Map.copyOf(rules);
        hotTables = Set.copyOf(hotTables);
        largeTables = Map.copyOf(largeTables);
        ignored = List.copyOf(ignored);
    }

    /// Settings that ignore no file.
    public ReviewSettings(
            int serverVersion,
            Map<String, Ruling> rules,
            Set<String> hotTables,
            Map<String, Long> largeTables,
            @Nullable String runner) {
        this(serverVersion, rules, hotTables, largeTables, List.of(), runner);
    }

    /// What the section `review` of the settings file decides.
    public static ReviewSettings of(ReviewSection section) {
        Map<String, Ruling> rules = new HashMap<>();
        section.rules().forEach((id, ruling) -> rules.put(id, Ruling.of(ruling)));
        return new ReviewSettings(
                section.serverVersion() == null ? UNSAID : version(section.serverVersion()),
                rules,
                Set.copyOf(section.hotTables()),
                section.largeTables(),
                section.ignore(),
                section.runner());
    }

    /// Every name that a settings file may use.
    public static ReviewSection.Vocabulary vocabulary() {
        return new ReviewSection.Vocabulary(
                Examination.ids().stream().sorted().toList(), History.runners());
    }

    boolean isHot(Name table) {
        return hotTables.stream().anyMatch(hot -> Name.of(hot).same(table));
    }

    /// How many rows a table is known to have, 0 when nobody said.
    long rows(Name table) {
        return largeTables.entrySet().stream()
                .filter(large -> Name.of(large.getKey()).same(table))
                .mapToLong(Map.Entry::getValue)
                .findFirst()
                .orElse(0);
    }

    /// The pattern by which a file is ignored; it may match the whole path or the end of it from any folder on.
    Optional<String> ignoring(String file) {
        String path = file.replace('\\', '/');
        return ignored.stream().filter(pattern -> matches(pattern, path)).findFirst();
    }

    private static boolean matches(String pattern, String path) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        return IntStream.range(0, path.length())
                .filter(i -> i == 0 || path.charAt(i - 1) == '/')
                .anyMatch(i -> matcher.matches(Path.of(path.substring(i))));
    }

    /// What was decided of a rule.
    public enum Ruling {
        OFF,
        INFO,
        WARNING,
        ERROR;

        /// The ruling of this name, as the settings file writes it.
        static Ruling of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    @Override
    public int serverVersion() {
        return saysServer() ? serverVersion : NEWEST;
    }

    /// Whether somebody said which version the change will meet.
    public boolean saysServer() {
        return serverVersion != UNSAID;
    }

    /// The version of MySQL or MariaDB that the change will meet; the newest where nobody said it.
    ServerVersion mySql() {
        return ServerVersion.of(serverVersion);
    }

    /// A version as it is asked for: `17`, `8.0.28`, `10.11`.
    ///
    /// @return PostgreSQL's major, or what [ServerVersion#number] says; [#UNSAID] when it is none
    public static int version(String text) {
        String major = text.strip().replaceFirst("\\D.*", "");
        int dotted = text.contains(".") ? ServerVersion.number(text) : 0;
        boolean plain = major.matches("\\d{1,6}");
        return dotted > 0 ? dotted : plain ? Integer.parseInt(major) : UNSAID;
    }

    /// These settings for a target, unless they name a server themselves.
    ///
    /// @param version as the server prints it: `15.17`
    ReviewSettings at(String version) {
        String major = version.replaceFirst("\\D.*", "");
        boolean known = major.matches("1[4-8]");
        return saysServer() || !known ? this : forServer(Integer.parseInt(major));
    }

    /// The same settings for another server.
    public ReviewSettings forServer(int version) {
        return new ReviewSettings(version, rules, hotTables, largeTables, ignored, runner);
    }

    /// The same settings for migrations that this tool runs.
    public ReviewSettings runBy(String tool) {
        return new ReviewSettings(serverVersion, rules, hotTables, largeTables, ignored, tool);
    }

    /// The card as it holds here; empty when the rule does not look at scripts of this dialect, or is off.
    Optional<RuleCard> ruled(RuleCard card, Dialect dialect) {
        if (!card.engines().contains(dialect.id())) {
            return Optional.empty();
        }
        Ruling ruling = rules.get(card.id());
        if (ruling == null) {
            return card.onByDefault() ? Optional.of(card) : Optional.empty();
        }
        return switch (ruling) {
            case OFF -> Optional.empty();
            case INFO -> Optional.of(card.at(Severity.INFO));
            case WARNING -> Optional.of(card.at(Severity.WARNING));
            case ERROR -> Optional.of(card.at(Severity.ERROR));
        };
    }
}
