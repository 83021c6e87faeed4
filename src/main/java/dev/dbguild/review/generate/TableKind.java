package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tables with the columns that they begin with.
final class TableKind implements ObjectKind {
    private static final Pattern OPTIONS = Pattern.compile(" with \\((.*)\\)$");

    @Override
    public Set<String> kinds() {
        return Set.of("table");
    }

    @Override
    public List<Action> make(SchemaObject object, Change change) {
        return List.of(Action.main(change.is().table(object)));
    }

    /// What cannot be altered, such as a partition key, is left to be told as not covered.
    @Override
    public Optional<List<Action>> alter(SchemaObject was, SchemaObject is, Change change) {
        List<Action> all = new ArrayList<>();
        String alter = "alter table " + is.id() + " ";
        boolean unlogged = is.make().startsWith("create unlogged ");
        if (unlogged != was.make().startsWith("create unlogged ")) {
            all.add(Action.main(alter + (unlogged ? "set unlogged" : "set logged")));
        }
        String options = options(is);
        List<String> gone = new ArrayList<>(names(options(was)));
        gone.removeAll(names(options));
        if (!gone.isEmpty()) {
            all.add(Action.main(alter + "reset (" + String.join(", ", gone) + ")"));
        }
        if (!options.isEmpty() && !options.equals(options(was))) {
            all.add(Action.main(alter + "set (" + options + ")"));
        }
        return Optional.of(all);
    }

    private static String options(SchemaObject table) {
        Matcher options = OPTIONS.matcher(table.make());
        return options.find() ? options.group(1) : "";
    }

    private static List<String> names(String options) {
        return options.isEmpty()
                ? List.of()
                : List.of(options.split(", ")).stream()
                        .map(each -> each.substring(0, each.indexOf('=')))
                        .toList();
    }

    @Override
    public List<Action> dropEarly(SchemaObject object, Change change) {
        return isNameTaken(object, change) ? List.of(Action.main(object.drop())) : List.of();
    }

    @Override
    public List<Action> dropLate(SchemaObject object, Change change) {
        return isNameTaken(object, change)
                ? List.of()
                : List.of(new Action(Moment.CONTRACT, object.drop()));
    }

    private static boolean isNameTaken(SchemaObject table, Change change) {
        return change.is().has("view " + table.id())
                || change.is().has("materialized view " + table.id());
    }

    @Override
    public String lost(SchemaObject object) {
        return "table '" + object.id() + "' with all its rows";
    }
}
