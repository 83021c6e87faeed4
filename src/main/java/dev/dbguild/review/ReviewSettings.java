package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.finding.Severity;
import dev.dbguild.sql.Dialect;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a project decided about its reviews.
///
/// @param serverVersion the major version that the change will meet: 14 to 18 for PostgreSQL
/// @param rules what was decided of single rules, by id; the card decides of all others
/// @param hotTables tables on which even a short lock is felt, as written
/// @param largeTables rows of tables that are known to be large, by name as written
/// @param runner the tool that runs the migrations (`flyway`, `goose`); null to tell it by the files
public record ReviewSettings(
        int serverVersion,
        Map<String, Ruling> rules,
        Set<String> hotTables,
        Map<String, Long> largeTables,
        @Nullable String runner) {
    /// The newest major version of PostgreSQL that is known.
    public static final int NEWEST = 18;

    public static final ReviewSettings DEFAULT =
            new ReviewSettings(NEWEST, Map.of(), Set.of(), Map.of(), null);

    public ReviewSettings {
        rules = Map.copyOf(rules);
        hotTables = Set.copyOf(hotTables);
        largeTables = Map.copyOf(largeTables);
    }

    /// What was decided of a rule.
    public enum Ruling {
        OFF,
        INFO,
        WARNING,
        ERROR
    }

    /// The same settings for another server.
    public ReviewSettings forServer(int version) {
        return new ReviewSettings(version, rules, hotTables, largeTables, runner);
    }

    /// The same settings for migrations that this tool runs.
    public ReviewSettings runBy(String tool) {
        return new ReviewSettings(serverVersion, rules, hotTables, largeTables, tool);
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
