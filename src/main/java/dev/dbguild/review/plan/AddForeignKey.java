package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Rows of one table must point to rows of another.
final class AddForeignKey implements ChangeKind {
    @Override
    public String id() {
        return "add-foreign-key";
    }

    @Override
    public List<String> forms() {
        return List.of(
                "add [a] foreign key [constraint] [from|on] {column} to|referencing|references {target}",
                "add [a] foreign key [constraint] [from|on] {column} to|referencing|references {target} on_delete {rule}",
                "add [a] foreign key [constraint] [from|on] {table} {columns} to|referencing|references {other} {targets}",
                "add [a] foreign key [constraint] [from|on] {table} {columns} to|referencing|references {target}",
                "alter table {table} add foreign key {columns} references {other} {targets}",
                "alter table {table} add constraint {name} foreign key {columns} references {other} {targets}",
                "make {column} reference|references|a_foreign_key_to|point_to {target}",
                "añade|añadir|agrega|agregar|anade [una] clave|llave foranea|foránea|ajena [de|en] {column} a|hacia {target}");
    }

    @Override
    public Draft plan(Wish wish, Before before) {
        Keys from = Keys.of(wish, before);
        Keys to = target(wish, before);
        String name =
                wish.value("name")
                        .map(given -> Name.of(given).last())
                        .orElseGet(() ->
                                Identifier.cut(
                                        from.table().name()
                                                + "_"
                                                + String.join("_", from.columns()),
                                        "_fkey"));
        refuse(before, from, to, name);
        List<PlanStep> steps = new ArrayList<>();
        if (from.table().indexes().stream().noneMatch(index -> leads(index, from.columns()))) {
            steps.add(index(before, from));
        }
        String rule = wish.value("rule").map(given -> " on delete " + given).orElse("");
        steps.addAll(steps(from, to, name, rule));
        Shape shape = Shape.of(from.table(), before.values(from.table()));
        Draft draft =
                Draft.of(from.table().sql(), steps)
                        .probe(
                                samples(from, to, shape)
                                        .probes(0, steps.size(), from.columns().getFirst(), null));
        for (Map.Entry<String, String> value : samples(from, to, shape).values().entrySet()) {
            draft =
                    from.columns().contains(value.getKey())
                            ? draft.sample(value.getKey(), value.getValue())
                            : draft;
        }
        return draft.note(precheck(from, to)).beside(to.table().sql());
    }

    /// `customers.id`, `customers`, or a table with a list.
    private static Keys target(Wish wish, Before before) {
        if (wish.value("other").isPresent()) {
            TableFacts table = before.table(wish.need("other"));
            return new Keys(table, wish.names("targets"));
        }
        String written = wish.need("target");
        var whole = before.find(written);
        if (whole.isPresent()) {
            TableFacts table = whole.get();
            return table.primaryKey()
                    .map(key -> new Keys(table, key.columns()))
                    .orElseThrow(() ->
                            Stopped.because(
                                    "'" + table.sql() + "' has no primary key",
                                    "name the column: " + table.sql() + ".COLUMN"));
        }
        Before.Spot spot =
                before.spot(
                        Name.of(written).parts().size() > 1
                                ? written
                                : before.table(written).sql() + ".id");
        return new Keys(spot.table(), List.of(spot.column().name()));
    }

    private static void refuse(Before before, Keys from, Keys to, String name) {
        if (from.table().constraints().stream().anyMatch(each -> each.name().equals(name))) {
            throw Stopped.because(
                    "'" + from.table().sql() + "' has a constraint '" + name + "' already",
                    "look whether it is the one you want");
        }
        String add =
                "alter table "
                        + from.table().sql()
                        + " add foreign key "
                        + Copied.list(from.columns())
                        + " references "
                        + to.table().sql()
                        + " "
                        + Copied.list(to.columns());
        before.refusal(add)
                .ifPresent(why -> {
                    throw Stopped.because(
                            "this foreign key cannot be made: " + why,
                            "point to the columns of a primary key or unique constraint, of the same type");
                });
    }

    private static boolean leads(TableFacts.Index index, List<String> columns) {
        return !index.partial()
                && index.keys().size() >= columns.size()
                && index.keys().subList(0, columns.size()).containsAll(columns);
    }

    private static PlanStep index(Before before, Keys from) {
        from.mustNotBePartitioned("the index that the foreign key needs");
        String index =
                before.freeName(
                        from.table().schema(),
                        from.table().name() + "_" + String.join("_", from.columns()) + "_idx");
        return PlanStep.expand("index " + String.join(" ", from.columns()))
                .outsideTransaction()
                .up(
                        "create index concurrently "
                                + Name.written(index)
                                + " on "
                                + from.table().sql()
                                + " "
                                + Copied.list(from.columns()))
                .down("drop index concurrently " + from.table().sibling(index))
                .note(
                        "without it every delete in the other table reads all of '"
                                + from.table().sql()
                                + "'")
                .note(ConcurrentIndex.retry(from.table().sibling(index)));
    }

    private static List<PlanStep> steps(Keys from, Keys to, String name, String rule) {
        String alter = "alter table " + from.table().sql() + " ";
        String constraint = Name.written(name);
        String add =
                alter
                        + "add constraint "
                        + constraint
                        + " foreign key "
                        + Copied.list(from.columns())
                        + " references "
                        + to.table().sql()
                        + " "
                        + Copied.list(to.columns())
                        + rule
                        + " not valid";
        return Validated.steps(alter, constraint, add, name);
    }

    private static Shape samples(Keys from, Keys to, Shape shape) {
        Shape all = shape;
        for (int i = 0; i < from.columns().size(); i++) {
            String parent = to.table().sql();
            String key = Name.written(to.columns().get(i));
            boolean self = to.table().equals(from.table());
            all = all.with(from.columns().get(i), self ? "{g}" : RowMaker.referring(parent, key));
        }
        return all;
    }

    private static String precheck(Keys from, Keys to) {
        StringBuilder joined = new StringBuilder();
        StringBuilder present = new StringBuilder();
        for (int i = 0; i < from.columns().size(); i++) {
            String own = "a." + Name.written(from.columns().get(i));
            joined.append(i == 0 ? "" : " and ")
                    .append("b.")
                    .append(Name.written(to.columns().get(i)))
                    .append(" = ")
                    .append(own);
            present.append(i == 0 ? "" : " and ").append(own).append(" is not null");
        }
        return "before the last step: 'select count(*) from "
                + from.table().sql()
                + " a where "
                + present
                + " and not exists (select from "
                + to.table().sql()
                + " b where "
                + joined
                + ")' must be 0";
    }
}
