package dev.dbguild.review.generate;

import java.util.ArrayList;
import java.util.List;

/// The statements between two states of a column that stays in its place.
final class ColumnAlteration {
    private final ColumnState was;
    private final ColumnState is;
    private final Change change;
    private final List<Action> actions = new ArrayList<>();

    ColumnAlteration(ColumnState was, ColumnState is, Change change) {
        this.was = was;
        this.is = is;
        this.change = change;
    }

    List<Action> actions() {
        actions.clear();
        if (was.isGenerated() && !is.isGenerated()) {
            alter("drop expression");
        }
        boolean retyped = !was.type().equals(is.type());
        if (!was.identity().isEmpty() && is.identity().isEmpty()) {
            alter("drop identity");
        }
        if (hasDefault(was) && (retyped || !hasDefault(is))) {
            alter("drop default");
        }
        if (retyped) {
            alter("type " + is.type() + " using " + converted());
        }
        if (hasDefault(is) && (retyped || !is.value().equals(was.value()))) {
            alter("set default " + is.value());
        }
        nullability();
        identity();
        return actions;
    }

    private void alter(String what) {
        actions.add(Action.main(is.alter() + what));
    }

    private static boolean hasDefault(ColumnState column) {
        return !column.isGenerated() && !column.value().isEmpty();
    }

    /// A cast if there is one, else by the text of the value.
    private String converted() {
        String plain = is.type().replaceFirst(" collate .*$", "");
        String old = was.type().replaceFirst(" collate .*$", "");
        return change.was().takes("select null::" + old + "::" + plain)
                ? is.name() + "::" + plain
                : is.name() + "::text::" + plain;
    }

    /// A validated CHECK spares SET NOT NULL its scan; an identity has to be NOT NULL at once.
    private void nullability() {
        if (was.notNull() && !is.notNull()) {
            actions.add(new Action(afterKeys(), is.alter() + "drop not null"));
        } else if (!was.notNull() && is.notNull() && !is.identity().isEmpty()) {
            alter("set not null");
        } else if (!was.notNull() && is.notNull()) {
            String check = checkName();
            String table = "alter table " + is.table() + " ";
            actions.add(
                    Action.main(
                            table
                                    + "add constraint "
                                    + check
                                    + " check ("
                                    + is.name()
                                    + " is not null) not valid"));
            actions.add(Action.validate(table + "validate constraint " + check));
            actions.add(Action.validate(is.alter() + "set not null"));
            actions.add(Action.validate(table + "drop constraint " + check));
        }
    }

    /// A primary key that is exchanged holds its columns until then.
    private Moment afterKeys() {
        boolean exchanged =
                change.replaced().stream()
                        .filter(key -> key.startsWith("key "))
                        .anyMatch(key -> change.was().object(key).on().equals(was.table()));
        return exchanged ? Moment.VALIDATE : Moment.MAIN;
    }

    private String checkName() {
        String bare = is.name().replace("\"", "");
        String name = bare.substring(0, Math.min(40, bare.length())) + "_is_not_null";
        return dev.dbguild.sql.Name.written(name);
    }

    private void identity() {
        String manner = is.identity().equals("a") ? "always" : "by default";
        if (is.identity().isEmpty() || is.identity().equals(was.identity())) {
            return;
        }
        alter(
                was.identity().isEmpty()
                        ? "add generated " + manner + " as identity"
                        : "set generated " + manner);
    }
}
