package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Primary keys, unique and exclusion constraints: on tables that hold rows their index is built while everybody works.
final class KeyKind implements ObjectKind {
    private static final Pattern DEFERRED =
            Pattern.compile("(?: DEFERRABLE)?(?: INITIALLY DEFERRED)?$");

    @Override
    public Set<String> kinds() {
        return Set.of("key");
    }

    @Override
    public List<Action> make(SchemaObject object, Change change) {
        boolean takesIndex =
                change.holdsRows(object.on())
                        && !isExclusion(object)
                        && !isPartitioned(object, change)
                        && !object.make().contains(" WITHOUT OVERLAPS");
        if (!takesIndex) {
            return replacing(object, change, Action.main(object.make()));
        }
        String name = ValidatedLater.name(object);
        String index = change.replaced().contains(object.key()) ? suffixed(name) : name;
        List<Action> all = new ArrayList<>();
        all.add(new Action(Moment.CONCURRENT, build(object, change, index)));
        all.addAll(
                replacing(object, change, new Action(Moment.FINISH, adopt(object, name, index))));
        return all;
    }

    /// The old key goes right before the new one comes.
    private static List<Action> replacing(SchemaObject object, Change change, Action add) {
        return change.replaced().contains(object.key()) && !change.goes(object.on())
                ? List.of(new Action(add.moment(), object.drop()), add)
                : List.of(add);
    }

    private static boolean isExclusion(SchemaObject object) {
        return object.make().contains(" EXCLUDE ");
    }

    private static boolean isPartitioned(SchemaObject object, Change change) {
        return change.is().object("table " + object.on()).make().contains(" partition by ");
    }

    private static String suffixed(String name) {
        return name.endsWith("\"")
                ? name.substring(0, name.length() - 1) + "_new\""
                : name + "_new";
    }

    private static String build(SchemaObject object, Change change, String index) {
        String definition = change.is().indexOf(object);
        return "create unique index concurrently "
                + index
                + definition.substring(definition.indexOf(" ON "));
    }

    private static String adopt(SchemaObject object, String name, String index) {
        Matcher deferred = DEFERRED.matcher(object.make());
        String end = deferred.find() ? deferred.group().toLowerCase(java.util.Locale.ROOT) : "";
        String kind = object.make().contains(" PRIMARY KEY ") ? " primary key" : " unique";
        return "alter table "
                + object.on()
                + " add constraint "
                + name
                + kind
                + " using index "
                + index
                + end;
    }

    @Override
    public String caution(SchemaObject object, Change change) {
        return change.holdsRows(object.on())
                ? "constraint '%s' on '%s' cannot be made while rows repeat its values"
                        .formatted(ValidatedLater.name(object), object.on())
                : "";
    }

    @Override
    public List<Action> dropEarly(SchemaObject object, Change change) {
        boolean left = change.isImplied(object) || change.replaced().contains(object.key());
        return left ? List.of() : List.of(Action.main(object.drop()));
    }
}
