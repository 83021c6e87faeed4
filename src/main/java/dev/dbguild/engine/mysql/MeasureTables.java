package dev.dbguild.engine.mysql;

import dev.dbguild.engine.MeasuresTables;
import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Sizes and row estimates of `information_schema`. What PostgreSQL counts of reads, dead rows and vacuum these servers
/// do not have, so it is 0 or absent.
final class MeasureTables implements MeasuresTables {
    private static final String SQL =
            """
            select t.table_schema as namespace, t.table_name as name, coalesce(t.table_rows, -1) as row_estimate,
                   coalesce(t.data_length, 0) as heap, coalesce(t.index_length, 0) as indexes,
                   exists (select 1 from information_schema.statistics s
                           where s.table_schema = t.table_schema and s.table_name = t.table_name
                             and s.index_name = 'PRIMARY') as keyed
            from information_schema.tables t
            where t.table_type in ('BASE TABLE', 'SYSTEM VERSIONED') and\
            """
                    + ReadSchema.ours("t.table_schema")
                    + " order by t.data_length + t.index_length desc, 1, 2";

    private final Sessions sessions;

    MeasureTables(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<TableMeasure> measure(Target target) {
        return sessions.read(
                target, connection -> OwnRows.all(connection, SQL, MeasureTables::table));
    }

    private static TableMeasure table(ResultSet row) throws SQLException {
        long heap = row.getLong("heap");
        long indexes = row.getLong("indexes");
        long rows = row.getLong("row_estimate");
        return new TableMeasure(
                row.getString("namespace"),
                row.getString("name"),
                null,
                rows,
                heap + indexes,
                heap,
                0,
                indexes,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                Math.max(rows, 0),
                0,
                0,
                null,
                null,
                0,
                row.getBoolean("keyed"),
                Upkeep.NONE);
    }
}
