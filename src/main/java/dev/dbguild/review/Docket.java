package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Which rules look at which statements, so that a statement meets only those that are about it. Not thread-safe.
final class Docket {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Class<?>, List<Entry>> byType = new HashMap<>();
    private final Map<Class<?>, List<Entry>> byAction = new HashMap<>();

    /// A rule with its card as the settings have it.
    record Entry(ChangeRule rule, RuleCard card, List<Class<?>> about) {
        private boolean isAbout(Class<?> type) {
            return about.isEmpty() || about.contains(type);
        }
    }

    void add(ChangeRule rule, RuleCard card) {
        entries.add(new Entry(rule, card, rule.about()));
    }

    Stream<RuleCard> cards() {
        return entries.stream().map(Entry::card);
    }

    /// The rules that are about a statement, or about a sub-command of it.
    List<Entry> about(Statement statement) {
        return statement instanceof Statement.AlterTable alter
                ? aboutActions(alter)
                : ofType(statement.getClass());
    }

    private List<Entry> ofType(Class<?> type) {
        return byType.computeIfAbsent(
                type, key -> entries.stream().filter(entry -> entry.isAbout(key)).toList());
    }

    private List<Entry> aboutActions(Statement.AlterTable alter) {
        List<Entry> table = ofType(Statement.AlterTable.class);
        if (alter.actions().size() == 1) {
            return joined(alter.actions().getFirst().getClass(), table);
        }
        Set<Entry> found = Collections.newSetFromMap(new IdentityHashMap<>());
        found.addAll(table);
        alter.actions().forEach(action -> found.addAll(ofType(action.getClass())));
        return entries.stream().filter(found::contains).toList();
    }

    /// The rules about ALTER TABLE as such or about this one sub-command.
    private List<Entry> joined(Class<?> action, List<Entry> table) {
        return byAction.computeIfAbsent(
                action,
                key ->
                        entries.stream()
                                .filter(entry -> table.contains(entry) || entry.isAbout(key))
                                .toList());
    }
}
