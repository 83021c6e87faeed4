package dev.dbguild.schema.script;

import dev.dbguild.schema.script.Origins.Origin;
import dev.dbguild.sql.Column;
import dev.dbguild.sql.Constraint;
import dev.dbguild.sql.Name;
import dev.dbguild.sql.Script;
import dev.dbguild.sql.Statement;
import java.util.function.Function;

/// Puts columns and constraints of one statement on a draft, and remembers where they stand.
final class Elements {
    private final TableDraft draft;
    private final Script script;
    private final Statement statement;
    private final Origins origins;
    private final Constraints constraints;

    Elements(TableDraft draft, Reading reading, Function<Name, String> tables) {
        this.draft = draft;
        this.script = reading.script();
        this.statement = reading.statement();
        this.origins = reading.origins();
        this.constraints = new Constraints(draft, tables);
    }

    /// A statement on its way into the schema.
    record Reading(Script script, Statement statement, Origins origins) {
        Origin origin() {
            return new Origin(script, statement.source());
        }
    }

    String text() {
        return statement.text();
    }

    void add(Column column, boolean ifNotExists) {
        String name = column.name().last();
        if (ifNotExists && draft.columns.containsKey(name)) {
            return;
        }
        draft.put(Columns.of(column));
        origins.put(draft.shown() + "." + name, part(column.text()));
        column.constraints().forEach(constraint -> add(constraint, column));
    }

    private void add(Constraint constraint, Column column) {
        String name = constraints.add(constraint);
        if (name != null) {
            origins.put(Origins.constraint(draft.shown(), name), part(column.text()));
        }
    }

    void add(Constraint constraint) {
        String name = constraints.add(constraint);
        if (name != null) {
            origins.put(Origins.constraint(draft.shown(), name), part(""));
        }
    }

    /// Remembers that this statement shaped the column last.
    void placed(Name column) {
        origins.put(draft.shown() + "." + column.last(), part(""));
    }

    private Origin part(String text) {
        return new Origin(script, statement.source().part(text));
    }
}
