package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Enums: new values are added; one that loses a value or its order is made anew beside the old one.
final class EnumKind implements ObjectKind {
    private static final Pattern LABEL = Pattern.compile("'((?:[^']|'')*)'");
    private static final Set<String> OF_TYPE =
            Set.of(
                    "view",
                    "materialized view",
                    "trigger",
                    "policy",
                    "function",
                    "procedure",
                    "check",
                    "index");

    @Override
    public Set<String> kinds() {
        return Set.of("enum");
    }

    @Override
    public Optional<List<Action>> alter(SchemaObject was, SchemaObject is, Change change) {
        List<String> old = labels(was);
        List<String> now = labels(is);
        return Optional.of(
                keepsAll(old, now) ? added(is.id(), old, now) : madeAnew(was, is, change));
    }

    private static List<String> labels(SchemaObject type) {
        String list = type.make().substring(type.make().indexOf(" as enum ("));
        return LABEL.matcher(list).results().map(each -> each.group(1)).toList();
    }

    private static boolean keepsAll(List<String> old, List<String> now) {
        return now.stream().filter(old::contains).toList().equals(old);
    }

    private static List<Action> added(String type, List<String> old, List<String> now) {
        List<Action> all = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            if (!old.contains(now.get(i))) {
                all.add(new Action(Moment.VALUES, "alter type " + type + place(old, now, i)));
            }
        }
        return all;
    }

    private static String place(List<String> old, List<String> now, int i) {
        String value = " add value '" + now.get(i) + "'";
        if (i > 0) {
            return value + " after '" + now.get(i - 1) + "'";
        }
        return old.isEmpty() ? value : value + " before '" + old.getFirst() + "'";
    }

    private static List<Action> madeAnew(SchemaObject was, SchemaObject is, Change change) {
        String old = oldName(is.id());
        List<Action> all = new ArrayList<>();
        all.add(Action.main("alter type " + is.id() + " rename to " + old));
        all.add(Action.main(is.make()));
        change.was().edges().dependents(was.key()).stream()
                .filter(key -> change.was().columns().containsKey(key))
                .filter(key -> change.is().columns().containsKey(key))
                .filter(key -> isOf(change.was().column(key).type(), was.id()))
                .forEach(key ->
                        all.addAll(moved(change.was().column(key), change.is().column(key))));
        all.add(Action.main("drop type " + qualified(is.id(), old)));
        return all;
    }

    private static boolean isOf(String type, String id) {
        return type.equals(id) || type.equals(id + "[]");
    }

    private static List<Action> moved(ColumnState was, ColumnState is) {
        List<Action> all = new ArrayList<>();
        boolean keepsDefault = !was.value().isEmpty() && was.value().equals(is.value());
        if (!was.value().isEmpty()) {
            all.add(Action.main(is.alter() + "drop default"));
        }
        all.add(
                Action.main(
                        is.alter()
                                + "type "
                                + was.type()
                                + " using "
                                + is.name()
                                + (was.type().endsWith("[]") ? "::text[]::" : "::text::")
                                + was.type()));
        if (keepsDefault) {
            all.add(Action.main(is.alter() + "set default " + is.value()));
        }
        return all;
    }

    private static String oldName(String id) {
        String last = id.substring(id.lastIndexOf('.') + 1);
        return last.endsWith("\"")
                ? last.substring(0, last.length() - 1) + "_old\""
                : last + "_old";
    }

    private static String qualified(String id, String name) {
        return id.substring(0, id.lastIndexOf('.') + 1) + name;
    }

    @Override
    public Set<String> disturbed(SchemaObject was, SchemaObject is, Change change) {
        return keepsAll(labels(was), labels(is)) ? Set.of() : OF_TYPE;
    }

    @Override
    public List<Action> dropEarly(SchemaObject object, Change change) {
        return List.of();
    }

    @Override
    public List<Action> dropLate(SchemaObject object, Change change) {
        return List.of(Action.main(object.drop()));
    }

    @Override
    public String lost(SchemaObject was, SchemaObject is, Change change) {
        List<String> gone = new ArrayList<>(labels(was));
        gone.removeAll(labels(is));
        return gone.isEmpty()
                ? ""
                : "values '%s' of enum '%s': rows that hold them stop the migration"
                        .formatted(String.join("', '", gone), is.id());
    }
}
