package dev.dbguild.tool.gate.postgres;

import java.util.Set;

/// What is known of functions of the server and of its extensions that their catalogue entries do not tell.
final class KnownFunctions {
    /// Volatile by the catalogue because they give another result each time, or measure; none has an effect.
    private static final Set<String> HARMLESS =
            words(
                    """
                    random random_normal clock_timestamp timeofday gen_random_uuid uuidv4 uuidv7 array_shuffle
                    array_sample bernoulli system system_rows system_time currval lastval
                    pg_relation_size pg_total_relation_size pg_table_size pg_indexes_size pg_database_size
                    pg_tablespace_size pg_is_in_recovery pg_is_wal_replay_paused pg_current_wal_lsn
                    pg_current_wal_insert_lsn pg_current_wal_flush_lsn pg_last_wal_receive_lsn
                    pg_last_wal_replay_lsn pg_last_xact_replay_timestamp pg_blocking_pids
                    pg_safe_snapshot_blocking_pids pg_partition_tree pg_partition_ancestors
                    pg_sequence_last_value pg_lock_status pg_prepared_xact pg_xact_status txid_status
                    pg_xact_commit_timestamp pg_xact_commit_timestamp_origin pg_last_committed_xact
                    pg_collation_actual_version pg_database_collation_actual_version pg_jit_available
                    pg_notification_queue_usage pg_get_wait_events pg_get_backend_memory_contexts
                    pg_get_shmem_allocations pg_get_wal_resource_managers pg_get_sequence_data
                    pg_get_multixact_members pg_stat_have_stats amvalidate current_query
                    normal_rand uuid_generate_v1 uuid_generate_v1mc uuid_generate_v4 gen_random_bytes gen_salt
                    pg_stat_statements pg_stat_statements_info pg_buffercache_pages pg_buffercache_summary
                    pg_buffercache_usage_counts pgstattuple pgstattuple_approx pgstatindex pgstatginindex
                    pgstathashindex pg_relpages pg_freespace pg_visibility pg_visibility_map
                    pg_visibility_map_summary pgrowlocks get_raw_page heap_page_items bt_metap bt_page_stats
                    bt_page_items page_header
                    """);

    /// They run SQL, or read a relation or a type, that is handed to them as text or number, where no gate can see it.
    private static final Set<String> RUN_TEXT =
            words(
                    """
                    query_to_xml query_to_xmlschema query_to_xml_and_xmlschema cursor_to_xml cursor_to_xmlschema
                    table_to_xml table_to_xml_and_xmlschema database_to_xml database_to_xmlschema
                    database_to_xml_and_xmlschema schema_to_xml schema_to_xmlschema schema_to_xml_and_xmlschema
                    ts_stat ts_rewrite crosstab crosstab2 crosstab3 crosstab4 crosstabn connectby xpath_table
                    domain_in domain_recv array_in array_recv record_in record_recv range_in range_recv
                    multirange_in multirange_recv anyrange_in anymultirange_in anycompatiblerange_in
                    anycompatiblemultirange_in pg_input_is_valid pg_input_error_info fmgr_sql_validator
                    fmgr_c_validator fmgr_internal_validator plpgsql_validator plpgsql_call_handler
                    plpgsql_check_function plpgsql_check_function_tb cypher
                    """);

    /// They do more than read, whatever the catalogue says of them.
    private static final Set<String> NEVER =
            words(
                    """
                    pg_sleep pg_sleep_for pg_sleep_until pg_terminate_backend pg_cancel_backend set_config setseed
                    nextval setval pg_read_file pg_read_binary_file pg_stat_file pg_reload_conf
                    pg_rotate_logfile pg_switch_wal pg_create_restore_point pg_promote pg_notify
                    pg_import_system_collations txid_current pg_current_xact_id pg_export_snapshot
                    pg_log_backend_memory_contexts pg_log_standby_snapshot pg_nextoid pg_prewarm
                    pg_extension_config_dump pg_available_wal_summaries pg_wal_summary_contents
                    """);

    private static final Set<String> NEVER_BEGINS =
            words(
                    """
                    pg_advisory_ pg_try_advisory_ lo_ dblink pg_ls_ pg_logical_ pg_replication_ pg_create_
                    pg_drop_ pg_copy_ pg_stat_reset pg_stat_statements_reset pg_backup_ pg_file_ binary_upgrade_
                    pg_restore_ pg_clear_ pg_wal_replay_ brin_summarize_ brin_desummarize_ gin_clean_
                    pg_buffercache_evict pg_truncate_visibility hypopg_
                    """);

    /// Relations that hold passwords, or what connects to other servers.
    private static final Set<String> SECRETS =
            words(
                    """
                    pg_authid pg_shadow pg_user_mapping pg_user_mappings pg_subscription pg_hba_file_rules
                    _pg_user_mappings user_mapping_options
                    """);

    private KnownFunctions() {}

    static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    static boolean isHarmless(String name) {
        return HARMLESS.contains(name) || name.startsWith("pg_stat_get_");
    }

    static boolean runsText(String name) {
        return RUN_TEXT.contains(name) || name.startsWith("pgr_");
    }

    static boolean isNever(String name) {
        return NEVER.contains(name) || NEVER_BEGINS.stream().anyMatch(name::startsWith);
    }

    static boolean isSecret(String relation) {
        return SECRETS.contains(relation);
    }
}
