package dev.dbguild.review;

import dev.dbguild.review.history.Folder;
import dev.dbguild.review.history.History;
import dev.dbguild.review.history.Migration;
import dev.dbguild.review.history.Part;
import dev.dbguild.sql.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The way that a database goes: the migrations that it has behind it, and those that are new.
///
/// @param runner the tool that runs them, `plain` when it is none that is known
/// @param platform what the host has in every database before the first migration
/// @param before in the order in which they ran
/// @param change in the order in which they will run
/// @param edits what ran before and reads otherwise now
record Course(
        String runner,
        List<Part> platform,
        List<Migration> before,
        List<Migration> change,
        List<Edit> edits) {
    Course {
        platform = List.copyOf(platform);
        before = List.copyOf(before);
        change = List.copyOf(change);
        edits = List.copyOf(edits);
    }

    /// A migration that was changed after it had run.
    record Edit(Migration was, Migration is) {}

    /// @param history what ran before; a script of the same name in `files` is its present text
    /// @param settings files that tell the tool how to run others, by name
    /// @param runner null to tell it by the files
    static Course of(
            List<Script> history,
            List<Script> files,
            Map<String, String> settings,
            @Nullable String runner) {
        History now = History.of(new Folder(present(history, files), settings), runner);
        History old = History.of(new Folder(history, settings), now.runner());
        return now.remembers() ? remembered(old, now) : byFile(old, now, files);
    }

    private static List<Script> present(List<Script> history, List<Script> files) {
        Map<String, Script> byName = new LinkedHashMap<>();
        Stream.concat(history.stream(), files.stream())
                .forEach(script -> byName.put(script.name(), script));
        return List.copyOf(byName.values());
    }

    /// A tool knows migrations by their ids: what it ran it does not run again.
    private static Course remembered(History old, History now) {
        Map<String, Migration> ran = new HashMap<>();
        old.migrations().forEach(each -> ran.put(each.key(), each));
        List<Migration> change = new ArrayList<>();
        List<Edit> edits = new ArrayList<>();
        for (Migration migration : now.migrations()) {
            Migration was = ran.get(migration.key());
            boolean changed = was != null && !was.sameUp(migration);
            if (was == null || changed && migration.repeatable()) {
                change.add(migration);
            } else if (changed) {
                edits.add(new Edit(was, migration));
            }
        }
        return new Course(now.runner(), now.platform(), old.migrations(), change, edits);
    }

    /// Nobody remembers: the files at hand are what is to be run.
    private static Course byFile(History old, History now, List<Script> files) {
        Set<String> names = new HashSet<>(files.stream().map(Script::name).toList());
        return new Course(
                now.runner(),
                now.platform(),
                old.migrations().stream().filter(each -> !names.contains(each.file())).toList(),
                now.migrations().stream().filter(each -> names.contains(each.file())).toList(),
                List.of());
    }

    /// On a target, which has the platform already.
    Course onTarget() {
        return new Course(runner, List.of(), before, change, edits);
    }

    /// Those that ran and those that will, in order.
    List<Migration> all() {
        return Stream.concat(before.stream(), change.stream()).toList();
    }

    /// Whether nothing ran and nothing is to run.
    boolean isEmpty() {
        return before.isEmpty() && change.isEmpty() && edits.isEmpty();
    }

    /// What ran before, in order.
    List<Part> behind() {
        return Stream.concat(platform.stream(), ups(before).stream()).toList();
    }

    /// What will run, in order.
    List<Part> ahead() {
        return ups(change);
    }

    private static List<Part> ups(List<Migration> migrations) {
        return migrations.stream().map(Migration::up).filter(Objects::nonNull).toList();
    }
}
