package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The statements from one schema to another, by the file in which they run.
final class Course {
    private final Change change;
    private final Map<Moment, List<String>> files = new EnumMap<>(Moment.class);
    private final Map<String, Moment> made = new HashMap<>();
    private final Map<String, Moment> dropped = new HashMap<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> cautions = new ArrayList<>();

    private Course(Change change) {
        this.change = change;
    }

    static Course of(Change change) {
        Course course = new Course(change);
        course.dropEarly();
        course.make();
        course.dropLate();
        return course;
    }

    Map<Moment, List<String>> files() {
        return files;
    }

    /// What the statements lose, as sentences.
    List<String> lost() {
        return lost;
    }

    /// What rows may keep from being made, as sentences.
    List<String> cautions() {
        return cautions;
    }

    private List<SchemaObject> leaving() {
        return change.was().leaving().stream()
                .filter(key -> change.removed().contains(key) || change.replaced().contains(key))
                .map(change.was()::object)
                .toList();
    }

    private void dropEarly() {
        for (SchemaObject object : leaving()) {
            List<Action> actions = Change.kind(object).dropEarly(object, change);
            actions.forEach(action -> drop(object, action));
            if (!actions.isEmpty() && change.removed().contains(object.key())) {
                told(Change.kind(object).lost(object), lost);
            }
        }
    }

    private void dropLate() {
        for (SchemaObject object : leaving()) {
            List<Action> actions = Change.kind(object).dropLate(object, change);
            actions.forEach(action -> drop(object, action.notBefore(afterDependents(object))));
            if (!actions.isEmpty()) {
                told(Change.kind(object).lost(object), lost);
            }
        }
    }

    private void drop(SchemaObject object, Action action) {
        add(action);
        dropped.put(object.key(), action.moment());
    }

    private Moment afterDependents(SchemaObject object) {
        return change.was().edges().dependents(object.key()).stream()
                .map(this::droppedAt)
                .reduce(Moment.VALUES, Moment::orLater);
    }

    /// A column goes with its table.
    private Moment droppedAt(String key) {
        SchemaObject object = change.was().objects().get(key);
        String table = object == null ? key : "table " + object.on();
        return dropped.getOrDefault(key, dropped.getOrDefault(table, Moment.VALUES));
    }

    private void make() {
        for (String key : change.is().ordered()) {
            SchemaObject object = change.is().object(key);
            List<Action> actions = actions(object);
            Moment earliest = earliest(object);
            for (Action action : actions) {
                Action placed = action.notBefore(earliest);
                add(placed);
                made.put(key, placed.moment().orLater(made.getOrDefault(key, Moment.VALUES)));
            }
        }
    }

    private List<Action> actions(SchemaObject object) {
        String key = object.key();
        if (change.makes(key) || isCommentOfNew(object)) {
            told(Change.kind(object).caution(object, change), cautions);
            return Change.kind(object).make(object, change);
        }
        if (!change.altered().contains(key)) {
            return List.of();
        }
        SchemaObject was = change.was().object(key);
        told(Change.kind(object).lost(was, object, change), lost);
        return Change.kind(object).alter(was, object, change).orElseThrow();
    }

    private boolean isCommentOfNew(SchemaObject object) {
        return object.kind().equals("comment")
                && CommentKind.subjects(object, change.is()).stream().anyMatch(change::makes);
    }

    /// Not before what it needs; a constraint that is validated later is there from its first statement.
    private Moment earliest(SchemaObject object) {
        List<String> needed =
                object.kind().equals("comment")
                        ? CommentKind.subjects(object, change.is())
                        : List.copyOf(change.is().edges().of(object.key()));
        return needed.stream()
                .filter(key -> change.makes(key))
                .map(key -> made.getOrDefault(key, Moment.VALUES))
                .reduce(Moment.VALUES, Moment::orLater);
    }

    private static void told(String sentence, List<String> all) {
        if (!sentence.isEmpty()) {
            all.add(sentence);
        }
    }

    private void add(Action action) {
        files.computeIfAbsent(action.moment(), any -> new ArrayList<>()).add(action.sql());
    }
}
