package dev.dbguild.engine.postgres;

import dev.dbguild.engine.OwnRows;
import dev.dbguild.engine.ReadsSequences;
import dev.dbguild.engine.Target;
import dev.dbguild.schema.Sequence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/// Sequences with the end that their column sets, which may come before their own.
final class ReadSequences implements ReadsSequences {
    private static final String SQL =
            """
            with feeds as (
                select d.objid as sequence, d.refobjid as relation, d.refobjsubid as position
                from pg_depend d
                where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
                  and d.deptype in ('a', 'i') and d.refobjsubid > 0
                union
                select d.refobjid, a.adrelid, a.adnum
                from pg_depend d
                join pg_attrdef a on a.oid = d.objid
                where d.classid = 'pg_attrdef'::regclass and d.refclassid = 'pg_class'::regclass
            )
            select n.nspname, c.relname, format_type(s.seqtypid, null) as type,
                   has_sequence_privilege(c.oid, 'select,usage') as readable,
                   case when has_sequence_privilege(c.oid, 'select,usage')
                        then pg_sequence_last_value(c.oid) end as last,
                   least(s.seqmax, min(case coalesce(nullif(ty.typbasetype, 0), ty.oid) when 'int2'::regtype then 32767
                                                       when 'int4'::regtype then 2147483647 end)) as max,
                   s.seqincrement, s.seqcycle,
                   min(tn.nspname || '.' || t.relname || '.' || a.attname) as owned_by
            from pg_sequence s
            join pg_class c on c.oid = s.seqrelid
            join pg_namespace n on n.oid = c.relnamespace
            left join feeds f on f.sequence = c.oid
            left join pg_class t on t.oid = f.relation
            left join pg_namespace tn on tn.oid = t.relnamespace
            left join pg_attribute a on a.attrelid = t.oid and a.attnum = f.position
            left join pg_type ty on ty.oid = a.atttypid
            where c.relpersistence <> 't'
            group by c.oid, n.nspname, c.relname, s.seqtypid, s.seqmax, s.seqincrement, s.seqcycle
            order by n.nspname, c.relname
            """;

    private final Sessions sessions;

    ReadSequences(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Sequence> read(Target target) {
        return sessions.read(target, ReadSequences::read).stream()
                .sorted(Comparator.comparingDouble(Sequence::usedPercent).reversed())
                .toList();
    }

    static List<Sequence> read(Connection connection) throws SQLException {
        return OwnRows.all(connection, SQL, ReadSequences::sequence);
    }

    private static Sequence sequence(ResultSet row) throws SQLException {
        return new Sequence(
                row.getString("nspname"),
                row.getString("relname"),
                row.getString("type"),
                OwnRows.number(row, "last"),
                row.getBoolean("readable"),
                row.getLong("max"),
                row.getLong("seqincrement"),
                row.getBoolean("seqcycle"),
                row.getString("owned_by"));
    }
}
