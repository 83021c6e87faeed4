package dev.dbguild.tool.gate.postgres;

import dev.dbguild.Problem;
import dev.dbguild.engine.ResolvesFunctions.Function;
import dev.dbguild.sql.NameUse;
import dev.dbguild.tool.gate.Refusal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Decides which functions a query may call, by the catalogue entries that their names can mean.
///
/// A function passes when every entry of its name is immutable or stable and takes no SQL text, or when it is known to
/// be harmless though the catalogue calls it volatile.
final class FunctionPolicy {
    /// Volatile by the catalogue because they give another result each time, or measure files; none has an effect.
    private static final Set<String> HARMLESS =
            words(
                    """
                    random random_normal clock_timestamp timeofday gen_random_uuid uuidv4 uuidv7 uuid_generate_v4
                    array_shuffle array_sample pg_relation_size pg_total_relation_size pg_table_size
                    pg_indexes_size pg_database_size pg_tablespace_size pg_is_in_recovery pg_current_wal_lsn
                    pg_last_wal_receive_lsn pg_last_wal_replay_lsn pg_last_xact_replay_timestamp
                    pg_blocking_pids currval lastval
                    """);

    /// They run SQL that is handed to them as text, where the gate cannot see it.
    private static final Set<String> RUN_TEXT =
            words(
                    """
                    query_to_xml query_to_xmlschema query_to_xml_and_xmlschema cursor_to_xml cursor_to_xmlschema
                    ts_stat ts_rewrite database_to_xml database_to_xmlschema database_to_xml_and_xmlschema
                    schema_to_xml schema_to_xmlschema schema_to_xml_and_xmlschema crosstab connectby xpath_table
                    """);

    /// Refused without asking the catalogue, so that a wrong entry there cannot let them pass.
    private static final Set<String> NEVER =
            words(
                    """
                    pg_sleep pg_sleep_for pg_sleep_until pg_terminate_backend pg_cancel_backend set_config nextval
                    setval pg_read_file pg_read_binary_file pg_ls_dir pg_stat_file pg_reload_conf
                    pg_rotate_logfile pg_switch_wal pg_create_restore_point pg_promote pg_notify
                    pg_logical_emit_message pg_import_system_collations txid_current pg_current_xact_id
                    pg_export_snapshot dblink_exec dblink dblink_connect pg_file_write
                    """);

    private FunctionPolicy() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    /// The catalogue, as far as the policy asks it.
    @FunctionalInterface
    interface Catalogue {
        List<Function> resolve(Set<String> names);
    }

    /// @throws Problem with the first name that must not be called
    static void check(List<NameUse> names, Catalogue catalogue) {
        List<NameUse> suspects = names.stream().filter(FunctionPolicy::mayCall).toList();
        suspects.stream().filter(NameUse::called).forEach(FunctionPolicy::refuseKnown);
        Set<String> wanted = new LinkedHashSet<>();
        suspects.forEach(use -> wanted.add(use.last()));
        List<Function> found = catalogue.resolve(wanted);
        for (NameUse use : suspects) {
            found.stream()
                    .filter(function -> means(use, function))
                    .filter(function -> !harmless(function))
                    .findFirst()
                    .ifPresent(function -> refuse(use, function));
        }
    }

    /// A name is a call before a parenthesis, and may be one behind a dot: `row.function`.
    private static boolean mayCall(NameUse use) {
        return use.called() || use.ofValue() || use.parts().size() > 1;
    }

    private static void refuseKnown(NameUse use) {
        String name = use.last();
        if (name.startsWith("u&")) {
            throw refused(use, "its name is written in escapes", "write the name plainly");
        }
        if (NEVER.contains(name)
                || name.startsWith("pg_advisory_")
                || name.startsWith("pg_try_advisory_")
                || name.startsWith("lo_")) {
            throw refused(use, "it does more than read", "leave the call out");
        }
        if (RUN_TEXT.contains(name)) {
            throw refused(
                    use,
                    "it runs SQL that is handed to it as text",
                    "write that SQL as a query of its own");
        }
    }

    private static boolean means(NameUse use, Function function) {
        if (!truncated(use.last()).equals(function.name())) {
            return false;
        }
        if (!use.called()) {
            return function.ofRow();
        }
        int parts = use.parts().size();
        return parts == 1 || use.parts().get(parts - 2).equals(function.schema());
    }

    /// The server cuts names to 63 bytes.
    private static String truncated(String name) {
        return name.length() > 63 ? name.substring(0, 63) : name;
    }

    private static boolean harmless(Function function) {
        boolean known = HARMLESS.contains(function.name());
        boolean trusted = function.system() || function.extension() != null;
        return !function.kind().equals("procedure")
                && (!function.volatility().equals("volatile") || known && trusted);
    }

    private static void refuse(NameUse use, Function function) {
        throw refused(
                use,
                "the catalogue calls '"
                        + function.schema()
                        + "."
                        + function.name()
                        + "' "
                        + function.volatility()
                        + ", so it may do more than read",
                "leave the call out; a function that only reads should be declared stable");
    }

    private static Problem refused(NameUse use, String why, String cure) {
        return Refusal.of(
                "the query may not call '" + String.join(".", use.parts()) + "': " + why,
                cure,
                use.last(),
                use.position());
    }
}
