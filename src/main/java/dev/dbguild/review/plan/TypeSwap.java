package dev.dbguild.review.plan;

import dev.dbguild.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A column of another type beside the old one, filled and kept equal, that takes its name in one transaction.
///
/// The server itself words the copies of indexes and constraints: it is asked what they would be if the column had
/// the new type and name.
final class TypeSwap {
    private final Before before;
    private final TableFacts table;
    private final TableFacts.Column column;
    private final String type;
    private final String using;
    private final String fresh;
    private final String alter;
    private final TableFacts turned;

    /// @param using the new value as SQL over the column
    TypeSwap(Before before, Before.Spot spot, String type, String using) {
        this.before = before;
        this.table = spot.table();
        this.column = spot.column();
        this.type = type;
        this.using = using;
        this.fresh = Identifier.cut(column.name(), "_new");
        this.alter = "alter table " + table.sql() + " ";
        refuse(spot);
        this.turned = turned();
    }

    private void refuse(Before.Spot spot) {
        Gone.refuse(before, spot);
        before.mustBeFree(table, fresh);
        before.mustBeFree(table, Identifier.cut(column.name(), "_old"));
        if (column.isGenerated() || column.isIdentity()) {
            throw Stopped.because(
                    "'"
                            + table.sql()
                            + "."
                            + column.name()
                            + "' is "
                            + (column.isIdentity() ? "an identity" : "a generated")
                            + " column, which this plan does not carry over",
                    "give it a plain default first");
        }
        if (table.isPartitioned() && !table.indexesOn(column.name()).isEmpty()) {
            throw Stopped.because(
                    "'"
                            + table.sql()
                            + "' is partitioned and has indexes on '"
                            + column.name()
                            + "', which cannot be built anew without stopping writers",
                    "plan it for each partition in a quiet hour");
        }
    }

    /// The table as it would be if the column had the new type and name.
    private TableFacts turned() {
        List<String> statements = new ArrayList<>();
        if (column.defaultValue() != null) {
            statements.add(alter + "alter column " + column.sql() + " drop default");
        }
        statements.add(
                alter + "alter column " + column.sql() + " type " + type + " using " + using);
        statements.add(alter + "rename column " + column.sql() + " to " + Name.written(fresh));
        try {
            return before.after(statements, there -> new Before(there).table(table.sql()));
        } catch (dev.dbguild.Problem refused) {
            throw Stopped.because(
                    "'"
                            + column.name()
                            + "' cannot become "
                            + type
                            + ": "
                            + refused.what().replaceFirst("^the lab refused: ", ""),
                    "say how: change "
                            + table.sql()
                            + "."
                            + column.name()
                            + " to "
                            + type
                            + " using EXPRESSION");
        }
    }

    Draft draft() {
        List<PlanStep> steps = new ArrayList<>(List.of(expand(), fill()));
        turned.indexesOn(fresh).forEach(index -> steps.addAll(index(index)));
        turned.constraints().stream()
                .filter(each -> each.columns().contains(fresh) && (each.is("c") || each.is("f")))
                .forEach(each -> steps.addAll(constraint(each)));
        if (column.notNull()) {
            steps.addAll(SetNotNull.steps(before, table, fresh).subList(0, 2));
        }
        int swap = steps.size() + 1;
        steps.add(swap());
        steps.add(drop(steps));
        Shape shape = Shape.of(table, before.values(table));
        String value =
                "("
                        + (before.fits(column, using)
                                ? before.value(table, column)
                                : "({g} % 30000)::text")
                        + ")::"
                        + column.type();
        Shape old = shape.with(column.name(), value);
        Shape wide = old.with(column.name(), of(using, column.sql(), value)).labelled("new");
        Draft draft =
                Draft.of(table.sql(), steps)
                        .probe(old.probes(0, swap - 1, column.name(), null))
                        .probe(wide.probes(swap, steps.size(), column.name(), null))
                        .sample(column.name(), value)
                        .note(
                                "programs keep the column's name: deploy those that write values only the new type can hold after step "
                                        + swap)
                        .note(
                                "the column stands last in the table afterwards; name columns in INSERT and SELECT");
        boolean plain = using.equals(column.sql() + "::" + type);
        return plain
                ? draft
                : draft.lose(
                        "what '"
                                + using
                                + "' leaves out of a value: going down casts the new value back");
    }

    private SyncTrigger forward() {
        String cast = TypeSwap.of(using, column.sql(), "new." + column.sql());
        return SyncTrigger.named(
                table, fresh, "new." + Name.written(fresh) + " := " + cast + ";\n");
    }

    /// The expression over a row of a trigger.
    private static String of(String expression, String name, String with) {
        return expression.replaceAll(
                "(?<![\\p{L}\\p{N}_.\"])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_\"])",
                Matcher.quoteReplacement(with));
    }

    private SyncTrigger backward() {
        String old = Name.written(Identifier.cut(column.name(), "_old"));
        String body =
                "begin\n  new."
                        + old
                        + " := new."
                        + column.sql()
                        + "::"
                        + column.type()
                        + ";\nexception when data_exception then\n  new."
                        + old
                        + " := null;\nend;\n";
        return SyncTrigger.named(table, Identifier.cut(column.name(), "_old"), body);
    }

    private PlanStep expand() {
        List<String> up = new ArrayList<>();
        up.add(forward().make().getFirst());
        up.add(alter + "add column " + Name.written(fresh) + " " + type);
        up.addAll(Copied.grants(table, column.name(), Name.written(fresh)));
        up.add(forward().make().getLast());
        if (column.comment() != null) {
            up.add(
                    "comment on column "
                            + table.sql()
                            + "."
                            + Name.written(fresh)
                            + " is "
                            + Literal.of(column.comment()));
        }
        return PlanStep.expand("add " + fresh + " beside " + column.name())
                .up(up)
                .down(forward().drop())
                .down(alter + "drop column " + Name.written(fresh))
                .accept(
                        "down-cannot-restore-data",
                        "the way back fills it from what took its place")
                .accept("drop-column", "the column is a copy that this migration made")
                .note(
                        "a trigger writes '"
                                + fresh
                                + "' from now on; a value that does not fit the new type is refused");
    }

    private PlanStep fill() {
        String missing = Name.written(fresh) + " is null and " + column.sql() + " is not null";
        return PlanStep.migrate("fill " + fresh)
                .outsideTransaction()
                .up(Backfill.statement(table, Name.written(fresh) + " = " + using, missing))
                .note(Backfill.NOTE);
    }

    private List<PlanStep> index(TableFacts.Index index) {
        String copy = Identifier.cut(index.name(), "_new");
        String build =
                Gone.concurrently(index.definition())
                        .replaceFirst(
                                "(?<=CONCURRENTLY )(\"(?:[^\"]|\"\")+\"|\\S+)",
                                Matcher.quoteReplacement(Name.written(copy)));
        PlanStep first =
                PlanStep.migrate("build " + copy)
                        .outsideTransaction()
                        .up(build)
                        .down("drop index concurrently " + table.sibling(copy))
                        .note(ConcurrentIndex.retry(table.sibling(copy)));
        if (index.constraint() == null) {
            return List.of(first);
        }
        return List.of(first, asConstraint(copy, index.constraint(), build));
    }

    /// The step that makes the new index `copy`, which `build` builds, a constraint.
    private PlanStep asConstraint(String copy, String constraint, String build) {
        String name = Name.written(Identifier.cut(constraint, "_new"));
        String spare = Identifier.cut(copy, "_spare");
        return PlanStep.migrate("make " + copy + " a constraint")
                .up(alter + "add constraint " + name + " unique using index " + Name.written(copy))
                .downOutsideTransaction()
                .down(
                        build.replaceFirst(
                                Pattern.quote(Name.written(copy)),
                                Matcher.quoteReplacement(Name.written(spare))),
                        alter + "drop constraint " + name,
                        "alter index " + table.sibling(spare) + " rename to " + Name.written(copy))
                .accept(
                        "drop-constraint",
                        "another unique index is in place before the constraint goes")
                .accept("duplicate-index", "for a moment, until the constraint gives up its own");
    }

    private List<PlanStep> constraint(TableFacts.Constraint constraint) {
        String copy = Identifier.cut(constraint.name(), "_new");
        String add =
                alter
                        + "add constraint "
                        + Name.written(copy)
                        + " "
                        + constraint.definition().replaceFirst(" NOT VALID$", "")
                        + " not valid";
        return Validated.steps(alter, Name.written(copy), add, copy);
    }

    private PlanStep swap() {
        String old = Name.written(Identifier.cut(column.name(), "_old"));
        String name = Name.written(fresh);
        List<String> up = new ArrayList<>(forward().drop());
        if (column.notNull()) {
            up.add(alter + "alter column " + name + " set not null");
            up.add(alter + "drop constraint " + present());
            up.add(alter + "alter column " + column.sql() + " drop not null");
        }
        up.addAll(defaults(name, column.sql()));
        up.add(alter + "rename column " + column.sql() + " to " + old);
        up.add(alter + "rename column " + name + " to " + column.sql());
        names().forEach(each -> up.addAll(List.of(each.away("_old"), each.home("_new"))));
        up.addAll(backward().make());
        return PlanStep.contract("let " + fresh + " take the place of " + column.name())
                .up(up)
                .downOutsideTransaction()
                .down(back(old, name))
                .accept(
                        "rename-column",
                        "both columns hold the same, and the name does not change for programs")
                .accept("drop-constraint", "NOT NULL takes the place of the check")
                .note(
                        "nothing is read or written but the catalogue; the old column is kept equal for the way back");
    }

    private String present() {
        return Name.written(Identifier.cut(table.name() + "_" + fresh, "_present"));
    }

    /// The default and the sequence move from one column to the other.
    private List<String> defaults(String to, String from) {
        List<String> all = new ArrayList<>();
        if (column.defaultValue() != null) {
            all.add(alter + "alter column " + to + " set default " + column.defaultValue());
            all.add(alter + "alter column " + from + " drop default");
        }
        if (column.sequence() != null) {
            all.add("alter sequence " + column.sequence() + " owned by " + table.sql() + "." + to);
        }
        return all;
    }

    /// The checks first, which read the table beside others; then all names in one transaction.
    private List<String> back(String old, String name) {
        List<String> down = new ArrayList<>();
        if (column.notNull()) {
            String check =
                    Name.written(
                            Identifier.cut(table.name() + "_" + column.name(), "_old_present"));
            down.addAll(
                    List.of(
                            alter
                                    + "add constraint "
                                    + check
                                    + " check ("
                                    + old
                                    + " is not null) not valid",
                            alter + "validate constraint " + check,
                            alter + "alter column " + old + " set not null",
                            alter + "drop constraint " + check,
                            alter
                                    + "add constraint "
                                    + present()
                                    + " check ("
                                    + column.sql()
                                    + " is not null) not valid",
                            alter + "validate constraint " + present(),
                            alter + "alter column " + column.sql() + " drop not null"));
        }
        down.addAll(List.of("begin", "set local lock_timeout = '5s'"));
        down.addAll(backward().drop());
        names().forEach(each -> down.addAll(List.of(each.away("_new"), each.home("_old"))));
        down.add(alter + "rename column " + column.sql() + " to " + name);
        down.add(alter + "rename column " + old + " to " + column.sql());
        down.addAll(defaults(column.sql(), name));
        down.addAll(forward().make());
        down.add("commit");
        return down;
    }

    /// A constraint or an index whose name passes from one column's to the other's.
    ///
    /// @param form `… %s rename to %s`
    private record Passing(String form, TableFacts table, String name, boolean index) {
        String away(String end) {
            return form.formatted(shown(name), Name.written(Identifier.cut(name, end)));
        }

        String home(String end) {
            return form.formatted(shown(Identifier.cut(name, end)), Name.written(name));
        }

        private String shown(String one) {
            return index ? table.sibling(one) : Name.written(one);
        }
    }

    private List<Passing> names() {
        List<Passing> all = new ArrayList<>();
        for (TableFacts.Constraint each : table.constraints()) {
            if (each.columns().contains(column.name())
                    && (each.is("c") || each.is("f") || each.is("u"))) {
                all.add(
                        new Passing(
                                alter.replace("%", "%%") + "rename constraint %s to %s",
                                table,
                                each.name(),
                                false));
            }
        }
        for (TableFacts.Index each : table.indexesOn(column.name())) {
            if (each.constraint() == null) {
                all.add(new Passing("alter index %s rename to %s", table, each.name(), true));
            }
        }
        return all;
    }

    private PlanStep drop(List<PlanStep> earlier) {
        String old = Identifier.cut(column.name(), "_old");
        List<String> so =
                earlier.stream()
                        .flatMap(step -> step.up().stream())
                        .filter(sql -> !sql.startsWith("do "))
                        .map(sql -> sql.replaceFirst("(?i) concurrently ", " "))
                        .toList();
        Before.Spot then = before.after(so, there -> new Before(there).spot(table.sql(), old));
        List<String> back =
                new ArrayList<>(
                        List.of(alter + "add column " + Name.written(old) + " " + column.type()));
        back.addAll(backward().make());
        back.add(
                Backfill.statement(
                        table,
                        Name.written(old) + " = " + column.sql() + "::" + column.type(),
                        Name.written(old) + " is null and " + column.sql() + " is not null"));
        back.addAll(Gone.around(then));
        return PlanStep.contract("drop " + old)
                .up(backward().drop())
                .up(alter + "drop column " + Name.written(old))
                .downOutsideTransaction()
                .down(back)
                .accept("drop-column", "the column of the old type is no longer named by anybody")
                .accept("duplicate-index", "the index of the old column is needed for the way back")
                .note(
                        "run it when going back is no longer wanted; going down fills the old column again, and fails where a value does not fit it");
    }
}
