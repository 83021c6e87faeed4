package dev.dbguild.lab;

import dev.dbguild.engine.Engines;
import dev.dbguild.engine.ReadsOverJdbc;
import dev.dbguild.engine.Target;
import java.sql.Connection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Blueprints of targets, each read once and kept for a while: as long as neither schema, statistics nor settings of its
/// target change, which is asked each time in one short query. Thread-safe.
final class Blueprints {
    private static final int MOST = 8;
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final String STATE =
            """
            select md5(string_agg(part::text, ',')) from (
                select sum(hashtextextended(concat_ws(',', oid, xmin, relpages, reltuples, relallvisible, relfilenode), 0)) as part
                from pg_class where oid >= 16384 and relpersistence <> 't'
                union all
                select sum(hashtextextended(concat_ws(',', attrelid, attnum, xmin), 0)) from pg_attribute where attrelid >= 16384
                union all
                select sum(hashtextextended(concat_ws(',', oid, xmin, convalidated), 0)) from pg_constraint
                union all
                select sum(hashtextextended(concat_ws(',', indexrelid, xmin, indisvalid), 0)) from pg_index where indexrelid >= 16384
                union all
                select sum(hashtextextended(concat_ws(',', oid, xmin), 0)) from (
                    select oid, xmin from pg_proc union all select oid, xmin from pg_type
                    union all select oid, xmin from pg_rewrite union all select oid, xmin from pg_statistic_ext
                    union all select oid, xmin from pg_extension union all select oid, xmin from pg_attrdef) x
                where oid >= 16384
                union all
                select sum(hashtextextended(concat_ws(',', relid, last_analyze, last_autoanalyze), 0)) from pg_stat_user_tables
                union all
                select sum(hashtextextended(concat_ws(',', name, setting), 0)) from pg_settings
                where context in ('user', 'superuser') and name !~ '(^application_name|timeout)$'
            ) as parts
            """;

    private final Map<String, Kept> kept = new LinkedHashMap<>();

    /// @param state what the target's catalogue was
    private record Kept(Blueprint blueprint, String state, long since) {
        boolean holds(String now) {
            return state.equals(now) && System.nanoTime() - since < FRESH.toNanos();
        }
    }

    /// The blueprint as it is now, or nearly.
    Blueprint of(Target target) {
        return Engines.on(target, ReadsOverJdbc.class)
                .read(target, connection -> of(connection, target.url() + " " + target.user()));
    }

    /// The blueprint is read anew when it is next asked for.
    synchronized void forget(Target target) {
        kept.remove(target.url() + " " + target.user());
    }

    private Blueprint of(Connection connection, String key) {
        String state = Jdbc.texts(connection, STATE).getFirst();
        Kept known = known(key);
        if (known != null && known.holds(state)) {
            return known.blueprint();
        }
        Blueprint blueprint = BlueprintReader.read(connection);
        keep(key, new Kept(blueprint, state, System.nanoTime()));
        return blueprint;
    }

    private synchronized @Nullable Kept known(String key) {
        return kept.get(key);
    }

    private synchronized void keep(String key, Kept fresh) {
        kept.remove(key);
        kept.put(key, fresh);
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
