package dev.dbguild.review;

import dev.dbguild.sql.AlterAction;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Dialect;
import dev.dbguild.sql.Expression;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes the queries that tell whether the rows of a table let a statement succeed.
///
/// Nothing is asked of what the change itself makes: the target does not have it yet.
final class DataQuestions {
    private static final Pattern REACHES_FURTHER =
            Pattern.compile(
                    ".*to_xml.*|txid_.*|.*xact_id.*|crosstab.*|connectby|xpath_table|.*_in|.*_recv"
                            + "|.*_validator|pg_input_.*");

    private final Step step;
    private final List<DataQuestion> questions = new ArrayList<>();

    private DataQuestions(Step step) {
        this.step = step;
    }

    static List<DataQuestion> of(Step step) {
        DataQuestions writer = new DataQuestions(step);
        if (step.script().dialect() == Dialect.POSTGRESQL) {
            switch (step.statement()) {
                case Statement.AlterTable alter when alter.object().equals("TABLE") ->
                        writer.alter(alter);
                case Statement.CreateIndex index when index.unique() -> writer.index(index);
                default -> {}
            }
        }
        return writer.questions;
    }

    private void alter(Statement.AlterTable alter) {
        KnownTable table = step.catalogue().table(alter.name());
        if (!table.created()) {
            alter.actions().forEach(action -> act(alter.name(), table, action));
        }
    }

    private void act(Name name, KnownTable table, AlterAction action) {
        switch (action) {
            case AlterAction.SetNotNull set when !table.proven(set.column().last()) ->
                    nulls(name, List.of(set.column()));
            case AlterAction.AddConstraint add -> constraint(name, table, add.constraint());
            case AlterAction.ValidateConstraint validate ->
                    table.constraint(validate.constraint().last())
                            .filter(known -> !known.valid())
                            .ifPresent(known -> verified(name, table, known.constraint()));
            case AlterAction.AddColumn add -> required(name, add.column());
            case AlterAction.AlterType change when change.using() == null -> narrowed(name, change);
            default -> {}
        }
    }

    private void constraint(Name name, KnownTable table, Constraint constraint) {
        switch (constraint) {
            case Constraint.Unique unique when unique.usingIndex() == null ->
                    duplicates(name, table, unique.columns(), "");
            case Constraint.PrimaryKey key -> primaryKey(name, table, key);
            default -> verified(name, table, constraint);
        }
    }

    private void primaryKey(Name name, KnownTable table, Constraint.PrimaryKey key) {
        Name adopted = key.usingIndex();
        List<Name> columns =
                adopted != null
                        ? table.index(adopted.last()).map(KnownIndex::columns).orElse(List.of())
                        : key.columns();
        List<Name> nullable =
                columns.stream().filter(column -> !table.proven(column.last())).toList();
        if (!nullable.isEmpty()) {
            nulls(name, nullable);
        }
        if (adopted == null) {
            duplicates(name, table, columns, "");
        }
    }

    /// What a CHECK, a NOT NULL or a foreign key says of every row.
    private void verified(Name name, KnownTable table, Constraint constraint) {
        switch (constraint) {
            case Constraint.Check check when !isLater(check.unchecked()) ->
                    check(name, check.condition());
            case Constraint.NotNull not when !isLater(not.unchecked()) ->
                    nulls(name, List.of(not.column()));
            case Constraint.ForeignKey key when !isLater(key.unchecked()) ->
                    orphans(name, table, key);
            default -> {}
        }
    }

    /// A constraint that is added unverified says nothing of the rows until it is validated.
    private boolean isLater(boolean unchecked) {
        return unchecked
                && step.statement() instanceof Statement.AlterTable alter
                && alter.actions().stream()
                        .noneMatch(AlterAction.ValidateConstraint.class::isInstance);
    }

    private void index(Statement.CreateIndex index) {
        List<Name> columns =
                index.columns().stream()
                        .map(part -> part.column())
                        .filter(Objects::nonNull)
                        .toList();
        KnownTable table = step.catalogue().table(index.table());
        if (columns.size() == index.columns().size() && index.where() == null && !table.created()) {
            duplicates(index.table(), table, columns, index.text());
        }
    }

    private void nulls(Name name, List<Name> columns) {
        String condition =
                columns.stream()
                        .map(column -> column.text() + " IS NULL")
                        .collect(Collectors.joining(" OR "));
        count(name, columns, condition, "hold null in " + quoted(columns));
    }

    private void count(Name name, List<Name> columns, String condition, String what) {
        KnownTable table = step.catalogue().table(name);
        if (columns.stream().noneMatch(column -> table.added(column.last()))) {
            ask(
                    name,
                    subject(name, columns),
                    "SELECT count(*) FROM " + name.text() + " WHERE " + condition,
                    "rows of '" + name.text() + "' that " + what);
        }
    }

    private void duplicates(Name name, KnownTable table, List<Name> columns, String text) {
        boolean isNew = columns.stream().anyMatch(column -> table.added(column.last()));
        if (columns.isEmpty() || isNew) {
            return;
        }
        String list = Rewording.columns(columns);
        boolean nullsCount = text.matches("(?is).*\\bnulls\\s+not\\s+distinct\\b.*");
        String present =
                columns.stream()
                        .map(column -> column.text() + " IS NOT NULL")
                        .collect(Collectors.joining(" AND "));
        ask(
                name,
                subject(name, columns),
                "SELECT count(*) FROM (SELECT 1 FROM "
                        + name.text()
                        + (nullsCount ? "" : " WHERE " + present)
                        + " GROUP BY "
                        + list
                        + " HAVING count(*) > 1) AS twice",
                "values of "
                        + quoted(columns)
                        + " that '"
                        + name.text()
                        + "' holds more than once");
    }

    private void check(Name name, Expression condition) {
        boolean harmless =
                condition.functions().stream().allMatch(DataQuestions::isHarmless)
                        && !condition
                                .text()
                                .matches("(?is).*(\\.\\s*[\\w\"]+\\s*\\(|\\bselect\\b).*");
        questions.add(
                new DataQuestion(
                        name,
                        name.text(),
                        "SELECT count(*) FROM "
                                + name.text()
                                + " WHERE NOT ("
                                + condition.text()
                                + ");",
                        "rows of '" + name.text() + "' that do not satisfy the condition",
                        harmless));
    }

    /// A function of the server that neither takes a relation or a type as text nor assigns a transaction's number.
    private static boolean isHarmless(String function) {
        return Volatility.isServers(function) && !REACHES_FURTHER.matcher(function).matches();
    }

    private void orphans(Name name, KnownTable table, Constraint.ForeignKey key) {
        KnownTable parent = step.catalogue().table(key.references());
        List<Name> referenced = referenced(parent, key);
        boolean isNew =
                parent.created()
                        || key.columns().stream().anyMatch(each -> table.added(each.last()));
        if (referenced.size() != key.columns().size() || isNew) {
            return;
        }
        List<String> present = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (int i = 0; i < referenced.size(); i++) {
            String own = "child." + key.columns().get(i).text();
            present.add(own + " IS NOT NULL");
            same.add("parent." + referenced.get(i).text() + " = " + own);
        }
        ask(
                name,
                subject(name, key.columns()),
                "SELECT count(*) FROM %s AS child WHERE %s AND NOT EXISTS (SELECT 1 FROM %s AS parent WHERE %s)"
                        .formatted(
                                name.text(),
                                String.join(" AND ", present),
                                key.references().text(),
                                String.join(" AND ", same)),
                "rows of '%s' whose %s is not in '%s'"
                        .formatted(name.text(), quoted(key.columns()), key.references().text()));
    }

    private static List<Name> referenced(KnownTable parent, Constraint.ForeignKey key) {
        return key.referencedColumns().isEmpty()
                ? parent.primaryKey()
                        .map(KnownConstraint::constraint)
                        .map(Constraint.PrimaryKey.class::cast)
                        .map(Constraint.PrimaryKey::columns)
                        .orElse(List.of())
                : key.referencedColumns();
    }

    private void required(Name name, Column column) {
        boolean filled =
                column.value() != null
                        || column.type().isSerial()
                        || column.generated() != Column.Generated.NOT;
        if (column.notNull() && !filled) {
            ask(
                    name,
                    Step.column(name, column.name()),
                    "SELECT count(*) FROM (SELECT 1 FROM " + name.text() + " LIMIT 1) AS one",
                    "rows of '" + name.text() + "', which would hold no value in the new column");
        }
    }

    private void narrowed(Name name, AlterAction.AlterType change) {
        Optional<String> outside =
                step.catalogue()
                        .type(name, change.column())
                        .flatMap(old -> Narrowing.outside(old, change.type(), change.column()));
        outside.ifPresent(condition ->
                count(
                        name,
                        List.of(change.column()),
                        condition,
                        "do not fit '%s' in '%s'"
                                .formatted(change.type().text(), change.column().text())));
    }

    private void ask(Name name, String subject, String sql, String trouble) {
        questions.add(new DataQuestion(name, subject, sql + ";", trouble, true));
    }

    private static String subject(Name table, List<Name> columns) {
        return columns.size() == 1 ? Step.column(table, columns.getFirst()) : table.text();
    }

    private static String quoted(List<Name> columns) {
        return "'" + Rewording.columns(columns) + "'";
    }
}
