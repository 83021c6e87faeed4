package dev.dbguild.lab;

import dev.dbguild.engine.CopiesRows;
import dev.dbguild.engine.CopiesRows.Transfer;
import dev.dbguild.engine.Engines;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.util.List;

/// Fills tables of a replica with the target's rows. Triggers and foreign keys are quiet meanwhile.
final class RowCopy {
    private static final String COLUMNS =
            """
            select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
            where attrelid = to_regclass(?) and attnum > 0 and not attisdropped and attgenerated = ''
            """;

    private final Connection administrator;

    RowCopy(Connection administrator) {
        this.administrator = administrator;
    }

    void fill(Target target, List<String> tables, long most) {
        Jdbc.run(
                administrator,
                "set session_replication_role = replica",
                "set synchronous_commit = off");
        List<Transfer> transfers = tables.stream().map(this::transfer).toList();
        Engines.on(target, CopiesRows.class).copy(target, transfers, administrator, most);
        tables.forEach(table -> Jdbc.run(administrator, "vacuum (analyze) " + table));
    }

    private Transfer transfer(String table) {
        return new Transfer(table, Jdbc.texts(administrator, COLUMNS, table).getFirst());
    }
}
