package dev.dbguild.sql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One statement of a script, as the reader understood it.
///
/// What the reader does not model is [Other], with its kind and text; no text of a script is lost.
public sealed interface Statement {
    /// Where it stands, from its first token to its last, the terminator not counted.
    Source source();

    /// The server's name for it, upper case: `CREATE INDEX`, `ALTER TABLE`, `SELECT`, `REFRESH MATERIALIZED VIEW`.
    default String kind() {
        return StatementKinds.of(this);
    }

    /// The relation or object it is about, as written; null when it is about none.
    default @Nullable Name target() {
        return null;
    }

    default String text() {
        return source().text();
    }

    default int line() {
        return source().line();
    }

    /// `CREATE TABLE`, also `AS` a query, `OF` a type, or `PARTITION OF` another table.
    ///
    /// @param constraints those of the table; those of a column are with the column
    /// @param likes the tables whose columns it takes over
    /// @param partitionOf the parent table, null when it is no partition
    /// @param partitionedBy what stands after PARTITION BY, null when it is not partitioned
    /// @param fromQuery whether its rows come from a query
    /// @param options what follows its elements outside PostgreSQL: words in upper case, with unquoted values
    record CreateTable(
            Source source,
            Name name,
            boolean temporary,
            boolean unlogged,
            boolean ifNotExists,
            List<Column> columns,
            List<Constraint> constraints,
            List<Name> inherits,
            List<TableLike> likes,
            @Nullable Name partitionOf,
            @Nullable String partitionedBy,
            boolean fromQuery,
            Map<String, String> options)
            implements Statement {
        public CreateTable {
            columns = List.copyOf(columns);
            constraints = List.copyOf(constraints);
            inherits = List.copyOf(inherits);
            likes = List.copyOf(likes);
            options = Map.copyOf(options);
        }

        @Override
        public Name target() {
            return name;
        }
    }

    /// `ALTER TABLE`, also of a view, index, sequence or foreign table.
    ///
    /// @param object what kind of relation the statement says it is: `TABLE`, `INDEX`, `MATERIALIZED VIEW`
    record AlterTable(
            Source source,
            String object,
            Name name,
            boolean ifExists,
            boolean only,
            List<AlterAction> actions)
            implements Statement {
        public AlterTable {
            actions = List.copyOf(actions);
        }

        @Override
        public Name target() {
            return name;
        }
    }

    /// @param name null when the server chooses it
    /// @param columns the indexed columns or expressions, in order
    /// @param where the condition of a partial index, null when it has none
    record CreateIndex(
            Source source,
            @Nullable Name name,
            Name table,
            boolean unique,
            boolean concurrently,
            boolean ifNotExists,
            boolean only,
            String method,
            List<IndexPart> columns,
            List<String> include,
            @Nullable String where)
            implements Statement {
        public CreateIndex {
            columns = List.copyOf(columns);
            include = List.copyOf(include);
        }

        @Override
        public Name target() {
            return table;
        }
    }

    /// `DROP` of any kind of object.
    ///
    /// @param object upper case: `TABLE`, `INDEX`, `MATERIALIZED VIEW`
    /// @param on the table that a trigger, policy or rule is on; null for what stands for itself
    record Drop(
            Source source,
            String object,
            List<Name> names,
            @Nullable Name on,
            boolean concurrently,
            boolean ifExists,
            boolean cascade)
            implements Statement {
        public Drop {
            names = List.copyOf(names);
        }

        @Override
        public @Nullable Name target() {
            if (on != null) {
                return on;
            }
            return names.isEmpty() ? null : names.getFirst();
        }
    }

    record Truncate(Source source, List<Name> names, boolean cascade) implements Statement {
        public Truncate {
            names = List.copyOf(names);
        }

        @Override
        public @Nullable Name target() {
            return names.isEmpty() ? null : names.getFirst();
        }
    }

    /// @param object `INDEX`, `TABLE`, `SCHEMA`, `DATABASE` or `SYSTEM`
    record Reindex(Source source, String object, @Nullable Name target, boolean concurrently)
            implements Statement {}

    /// `REFRESH MATERIALIZED VIEW`.
    record Refresh(Source source, Name target, boolean concurrently, boolean withData)
            implements Statement {}

    /// `VACUUM`, `ANALYZE` or `CLUSTER`.
    record Maintain(Source source, String kind, List<Name> names, boolean full)
            implements Statement {
        public Maintain {
            names = List.copyOf(names);
        }

        @Override
        public @Nullable Name target() {
            return names.isEmpty() ? null : names.getFirst();
        }
    }

    /// @param labels the values of an enum, empty for other types
    record CreateType(Source source, Name target, boolean isEnum, List<String> labels)
            implements Statement {
        public CreateType {
            labels = List.copyOf(labels);
        }
    }

    /// `ALTER TYPE` where it changes attributes of a composite type, which are its columns.
    record AlterType(Source source, Name target, List<AlterAction> actions) implements Statement {
        public AlterType {
            actions = List.copyOf(actions);
        }
    }

    /// `ALTER TYPE … ADD VALUE`.
    ///
    /// @param placed whether BEFORE or AFTER says where
    record AddEnumValue(
            Source source, Name target, String value, boolean ifNotExists, boolean placed)
            implements Statement {}

    /// @param base the type it stands for
    record CreateDomain(
            Source source,
            Name target,
            DataType base,
            boolean notNull,
            boolean hasDefault,
            boolean checked)
            implements Statement {
        /// Whether a value has to be verified for each row of a column of it. A default of its own is stored once.
        public boolean constrained() {
            return notNull || checked;
        }
    }

    /// `BEGIN`, `COMMIT`, `ROLLBACK`, `SAVEPOINT`, `RELEASE`, `PREPARE TRANSACTION`, …; `START TRANSACTION` is a `BEGIN`.
    record Transaction(Source source, String kind) implements Statement {
        public boolean begins() {
            return kind.equals("BEGIN");
        }

        public boolean ends() {
            return kind.equals("COMMIT") || kind.equals("ROLLBACK");
        }
    }

    /// `SET`, `RESET` or `SHOW`.
    ///
    /// @param setting folded to lower case: `lock_timeout`
    /// @param value what it is set to, as written; empty for RESET and SHOW
    record SetVariable(Source source, String kind, String setting, String value, boolean local)
            implements Statement {}

    /// `INSERT`, `UPDATE`, `DELETE` or `MERGE`, also behind `WITH`.
    ///
    /// @param filtered whether the statement itself (not a part of it) has a WHERE or LIMIT clause
    /// @param sets the columns that an UPDATE sets, in order; not those of which it sets an element, `tags[1]`
    record Change(Source source, String kind, Name target, boolean filtered, List<Name> sets)
            implements Statement {}

    /// A query: `SELECT`, `VALUES`, `TABLE`, also behind `WITH` or in parentheses.
    ///
    /// @param target the first relation it reads, null when it reads none
    /// @param writes whether a part of it inserts, updates, deletes or merges
    /// @param into whether it makes a table of its result (`SELECT … INTO`)
    /// @param locks whether it locks the rows it reads (`FOR UPDATE`, `FOR SHARE`, …)
    record Query(
            Source source,
            String kind,
            @Nullable Name target,
            boolean writes,
            boolean into,
            boolean locks)
            implements Statement {
        /// Whether by its form alone it only reads; the functions that it calls are not looked at.
        public boolean plain() {
            return !writes && !into && !locks;
        }
    }

    /// @param analyze whether the statement would be executed
    /// @param options the names of all options given, lower case
    /// @param of what it explains
    record Explain(Source source, boolean analyze, List<String> options, Statement of)
            implements Statement {
        public Explain {
            options = List.copyOf(options);
        }

        @Override
        public @Nullable Name target() {
            return of.target();
        }
    }

    /// @param target null when a query is copied
    /// @param fromInput whether its rows follow it in the script; they are not part of its span
    record Copy(
            Source source, @Nullable Name target, boolean from, boolean program, boolean fromInput)
            implements Statement {}

    record Call(Source source, Name target) implements Statement {}

    /// @param body the block's text without its quotes
    record Do(Source source, String body) implements Statement {}

    /// `GRANT` or `REVOKE`.
    ///
    /// @param object what rights are on, upper case: `TABLE`, `FUNCTION`, `ALL TABLES IN SCHEMA`; empty for a role
    /// @param names what is granted on; empty when a role is granted
    /// @param privileges upper case, without their columns: `SELECT`, `ALL`
    /// @param grantees folded; `public` is everybody
    record Grant(
            Source source,
            String kind,
            String object,
            List<Name> names,
            List<String> privileges,
            List<String> grantees)
            implements Statement {
        public Grant {
            names = List.copyOf(names);
            privileges = List.copyOf(privileges);
            grantees = List.copyOf(grantees);
        }

        @Override
        public @Nullable Name target() {
            return names.isEmpty() ? null : names.getFirst();
        }

        public boolean toEverybody() {
            return grantees.contains("public");
        }
    }

    /// `CREATE VIEW` or `CREATE MATERIALIZED VIEW`.
    ///
    /// @param options what stands behind WITH, folded, without blanks: `security_invoker=true`, `security_barrier`
    /// @param query the query behind AS
    record CreateView(
            Source source,
            Name target,
            boolean materialized,
            boolean temporary,
            List<String> options,
            String query)
            implements Statement {
        public CreateView {
            options = List.copyOf(options);
        }
    }

    /// `CREATE POLICY`.
    ///
    /// @param target the table
    /// @param command `ALL`, `SELECT`, `INSERT`, `UPDATE` or `DELETE`
    /// @param roles folded; `public` is everybody
    /// @param using the condition on rows that are there, null when it has none
    /// @param check the condition on rows that are written, null when it has none
    record CreatePolicy(
            Source source,
            Name name,
            Name target,
            boolean permissive,
            String command,
            List<String> roles,
            @Nullable String using,
            @Nullable String check)
            implements Statement {
        public CreatePolicy {
            roles = List.copyOf(roles);
        }
    }

    /// `COMMENT ON`.
    ///
    /// @param comment what it says, null when it takes a comment away
    record Comment(Source source, String object, @Nullable Name target, @Nullable String comment)
            implements Statement {}

    /// `CREATE FUNCTION` or `CREATE PROCEDURE`.
    ///
    /// @param arguments what stands in its parentheses
    /// @param returns what it returns, folded; empty for a procedure
    /// @param language folded; `sql` when none is written
    /// @param body its text without quotes
    record CreateFunction(
            Source source,
            String kind,
            Name target,
            boolean orReplace,
            boolean securityDefiner,
            boolean setsSearchPath,
            String arguments,
            String returns,
            String language,
            String body)
            implements Statement {}

    /// MySQL's `DROP INDEX … ON table`.
    record DropKey(Source source, Name index, Name target) implements Statement {}

    /// MySQL's `RENAME TABLE a TO b, c TO d`.
    ///
    /// @param to the new names, as many as there are old ones
    record RenameTables(Source source, List<Name> from, List<Name> to) implements Statement {
        public RenameTables {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }

        @Override
        public Name target() {
            return from.getFirst();
        }
    }

    /// A command to the client, not to the server: `\connect`, `DELIMITER`.
    record Client(Source source) implements Statement {}

    /// Any other statement, or one that could not be read further than its first words.
    record Other(Source source, String kind, @Nullable Name target) implements Statement {}
}
