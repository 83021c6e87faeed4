package dev.dbguild.review.generate;

import dev.dbguild.review.plan.SchemaObject;
import dev.dbguild.review.plan.TableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Columns of tables that are there on both sides.
final class ColumnKind implements ObjectKind {
    private static final Set<String> OF_TYPE =
            Set.of("view", "materialized view", "trigger", "policy", "function", "procedure");

    @Override
    public Set<String> kinds() {
        return Set.of("column");
    }

    @Override
    public List<Action> make(SchemaObject object, Change change) {
        if (change.makes("table " + object.on())) {
            return List.of();
        }
        Action add = Action.main(added(object));
        return change.replaced().contains(object.key())
                ? List.of(Action.main(object.drop()), add)
                : List.of(add);
    }

    private static String added(SchemaObject object) {
        return "alter table "
                + object.on()
                + " add column "
                + TableText.name(object)
                + " "
                + object.make();
    }

    /// A generated column is computed anew, so it can go and come back; an ordinary one becomes it the same way.
    @Override
    public Optional<List<Action>> alter(SchemaObject was, SchemaObject is, Change change) {
        ColumnState old = change.was().column(was.key());
        ColumnState now = change.is().column(is.key());
        return isMadeAnew(old, now)
                ? Optional.empty()
                : Optional.of(new ColumnAlteration(old, now, change).actions());
    }

    private static boolean isMadeAnew(ColumnState old, ColumnState now) {
        boolean stays =
                old.generated().equals(now.generated())
                        && (!now.isGenerated()
                                || old.value().equals(now.value())
                                        && old.type().equals(now.type()));
        boolean turnsPlain = old.generated().equals("s") && !now.isGenerated();
        return !stays && !turnsPlain;
    }

    @Override
    public Set<String> disturbed(SchemaObject was, SchemaObject is, Change change) {
        boolean sameType =
                change.was().column(was.key()).type().equals(change.is().column(is.key()).type());
        return sameType ? Set.of() : OF_TYPE;
    }

    @Override
    public List<Action> dropEarly(SchemaObject object, Change change) {
        return List.of();
    }

    @Override
    public List<Action> dropLate(SchemaObject object, Change change) {
        boolean gone = change.goes(object.on()) || change.replaced().contains(object.key());
        return gone ? List.of() : List.of(new Action(Moment.CONTRACT, object.drop()));
    }

    @Override
    public String caution(SchemaObject object, Change change) {
        boolean required =
                object.make().endsWith(" not null")
                        && !object.make().contains(" default ")
                        && !object.make().contains(" generated ");
        return required && change.holdsRows(object.on())
                ? "column '%s' is required and has no default: it cannot be added while '%s' holds rows"
                        .formatted(object.id(), object.on())
                : "";
    }

    @Override
    public String lost(SchemaObject object) {
        return object.make().contains(" generated always as (")
                ? ""
                : "column '" + object.id() + "' with its values";
    }

    @Override
    public String lost(SchemaObject was, SchemaObject is, Change change) {
        ColumnState old = change.was().column(was.key());
        ColumnState now = change.is().column(is.key());
        List<String> all = new ArrayList<>();
        if (!old.isGenerated() && now.isGenerated()) {
            all.add("the values of column '" + is.id() + "', which is computed from now on");
        } else if (!old.isGenerated() && !TypeWidening.holds(old.type(), now.type())) {
            all.add(
                    "values of column '%s' that '%s' cannot hold: they are changed, or stop the migration (was '%s')"
                            .formatted(is.id(), now.type(), old.type()));
        }
        return String.join("; ", all);
    }
}
