package dev.dbguild.review;

import dev.dbguild.finding.RuleCard;
import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which rules look at which statements, so that a statement meets only those that are about it. Not thread-safe.
final class Docket {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<List<Class<?>>, List<Entry>> known = new HashMap<>();

    /// A rule with its card as the settings have it.
    ///
    /// @param ofActions whether it is about sub-commands of ALTER TABLE alone
    record Entry(ChangeRule rule, RuleCard card, List<Class<?>> about, boolean ofActions) {
        static Entry of(ChangeRule rule, RuleCard card) {
            List<Class<?>> about = rule.about();
            boolean ofActions =
                    !about.isEmpty()
                            && about.stream().allMatch(AlterAction.class::isAssignableFrom);
            return new Entry(rule, card, about, ofActions);
        }

        boolean isAbout(List<Class<?>> types) {
            return about.isEmpty() || about.stream().anyMatch(types::contains);
        }
    }

    void add(ChangeRule rule, RuleCard card) {
        entries.add(Entry.of(rule, card));
    }

    Stream<RuleCard> cards() {
        return entries.stream().map(Entry::card);
    }

    /// The rules that are about a statement, or about a sub-command of it.
    List<Entry> about(Statement statement) {
        List<Class<?>> types = types(statement);
        List<Entry> about = known.get(types);
        if (about == null) {
            about = entries.stream().filter(entry -> entry.isAbout(types)).toList();
            known.put(types, about);
        }
        return about;
    }

    /// The types of a statement and of its sub-commands.
    static List<Class<?>> types(Statement statement) {
        List<Class<?>> types = new ArrayList<>();
        types.add(statement.getClass());
        if (statement instanceof Statement.AlterTable alter) {
            for (AlterAction action : alter.actions()) {
                types.add(action.getClass());
            }
        }
        return types;
    }
}
