package dev.dbguild.tool.gate.mysql;

import java.util.HashSet;
import java.util.Set;

/// Names that may stand before an opening parenthesis.
final class Functions {
    /// The servers' own functions that only compute or read, of MySQL 5.7 to 9 and MariaDB 10.5 to 12.
    private static final Set<String> OWN =
            Words.of(
                    """
                    abs acos adddate addtime add_months aes_decrypt aes_encrypt any_value ascii asin atan atan2 avg
                    bin binlog_gtid_pos bin_to_uuid bit_and bit_count bit_length bit_or bit_xor cast ceil ceiling
                    character_length charset char_length chr coalesce coercibility collation column_check column_create
                    column_add column_delete column_exists column_get column_json column_list compress concat concat_ws
                    connection_id conv convert convert_tz cos cot count crc32 crc32c cume_dist curdate current_date
                    current_role current_time current_timestamp current_user curtime database date datediff date_add
                    date_format date_sub day dayname dayofmonth dayofweek dayofyear decode degrees dense_rank elt encode
                    exp export_set extract extractvalue field find_in_set first_value floor format format_bytes
                    format_pico_time found_rows from_base64 from_days from_unixtime get_format greatest group_concat
                    grouping hex hour icu_version if ifnull inet4_aton inet4_ntoa inet6_aton inet6_ntoa inet_aton
                    inet_ntoa instr interval is_free_lock is_ipv4 is_ipv4_compat is_ipv4_mapped is_ipv6 is_used_lock
                    is_uuid isnull json_array json_array_append json_array_insert json_array_intersect json_arrayagg
                    json_compact json_contains json_contains_path json_depth json_detailed json_equals json_exists
                    json_extract json_insert json_key_value json_keys json_length json_loose json_merge json_merge_patch
                    json_merge_preserve json_normalize json_object json_object_filter_keys json_object_to_array
                    json_objectagg json_overlaps json_pretty json_query json_quote json_remove json_replace
                    json_schema_valid json_schema_validation_report json_search json_set json_storage_free
                    json_storage_size json_table json_type json_unquote json_valid json_value kdf lag last_day
                    last_value lastval lcase lead least left length lengthb ln localtime localtimestamp locate log log10
                    log2 lower lpad ltrim make_set makedate maketime max md5 median microsecond mid min minute mod month
                    monthname name_const natural_sort_key now nth_value ntile nullif nvl nvl2 oct octet_length
                    old_password ord password percent_rank percentile_cont percentile_disc period_add period_diff pi
                    position pow power quarter quote radians rand random_bytes rank regexp_instr regexp_like
                    regexp_replace regexp_substr repeat replace insert reverse right roles_graphml round row_count
                    row_number rpad rtrim schema sec_to_time second session_user sformat sha sha1 sha2 sign sin soundex
                    space sqrt statement_digest statement_digest_text std stddev stddev_pop stddev_samp str_to_date
                    strcmp subdate substr substring substring_index subtime sum sysdate system_user sys_guid tan time
                    timediff timestamp timestampadd timestampdiff time_format time_to_sec to_base64 to_char to_date
                    to_days to_number to_seconds trim trunc truncate ucase uncompress uncompressed_length unhex
                    unix_timestamp updatexml upper user utc_date utc_time utc_timestamp uuid uuid_short uuid_to_bin
                    uuid_v4 uuid_v7 validate_password_strength value values variance var_pop var_samp vec_distance
                    vec_distance_cosine vec_distance_euclidean vec_fromtext vec_totext version week weekday weekofyear
                    weight_string year yearweek match against char row ps_current_thread_id ps_thread_id
                    gtid_subset gtid_subtract mbrcontains mbrcoveredby mbrcovers mbrdisjoint mbrequal mbrequals
                    mbrintersects mbroverlaps mbrtouches mbrwithin point linestring polygon multipoint multilinestring
                    multipolygon geometrycollection geomcollection
                    st_area st_asbinary st_asgeojson st_astext st_aswkb st_aswkt st_boundary st_buffer
                    st_buffer_strategy st_centroid st_collect st_contains st_convexhull st_crosses st_difference
                    st_dimension st_disjoint st_distance st_distance_sphere st_endpoint st_envelope st_equals
                    st_exteriorring st_frechetdistance st_geohash st_geomcollfromtext st_geomcollfromtxt
                    st_geomcollfromwkb st_geometrycollectionfromtext st_geometrycollectionfromwkb
                    st_geometryfromtext st_geometryfromwkb st_geometryn st_geometrytype st_geomfromgeojson
                    st_geomfromtext st_geomfromwkb st_hausdorffdistance st_interiorringn st_intersection
                    st_intersects st_isclosed st_isempty st_isring st_issimple st_isvalid st_latfromgeohash
                    st_latitude st_length st_lineinterpolatepoint st_lineinterpolatepoints st_linefromtext
                    st_linefromwkb st_linestringfromtext st_linestringfromwkb st_longfromgeohash st_longitude
                    st_makeenvelope st_mlinefromtext st_mlinefromwkb st_mpointfromtext st_mpointfromwkb
                    st_mpolyfromtext st_mpolyfromwkb st_numgeometries st_numinteriorrings st_numpoints st_overlaps
                    st_pointatdistance st_pointfromgeohash st_pointfromtext st_pointfromwkb st_pointn
                    st_pointonsurface st_polyfromtext st_polyfromwkb st_polygonfromtext st_polygonfromwkb st_relate
                    st_simplify st_srid st_startpoint st_swapxy st_symdifference st_touches st_transform st_union
                    st_validate st_within st_x st_y
                    """);

    /// Keywords and types.
    private static final Set<String> KEYWORDS =
            Words.of(
                    """
                    select from where and or not xor in any all some exists on using as over by having when then else
                    case between like rlike regexp join union except intersect distinct distinctrow limit div mod is
                    values index key partition straight_join binary escape lateral offset columns path unique
                    decimal numeric dec fixed float double real int integer bigint smallint mediumint tinyint bit bool
                    varchar varbinary nchar nvarchar national character text blob datetime signed unsigned enum set
                    json return returns vector inet4 inet6 within group of with if sql_calc_found_rows sql_no_cache
                    sql_cache sql_small_result sql_big_result sql_buffer_result high_priority comment while until elseif minus sounds
                    """);

    /// Refused wherever they stand before a parenthesis, so that no reading of the grammar lets them pass.
    private static final Set<String> NEVER =
            Words.of(
                    """
                    sleep benchmark get_lock release_lock release_all_locks load_file nextval setval
                    master_pos_wait source_pos_wait master_gtid_wait wait_for_executed_gtid_set
                    wait_until_sql_thread_after_gtids wsrep_sync_wait_upto_gtid
                    sys_exec sys_eval sys_set sys_get do_system default des_encrypt des_decrypt encrypt
                    """);

    private static final Set<String> PASS = union();

    private Functions() {}

    private static Set<String> union() {
        Set<String> all = new HashSet<>(OWN);
        all.addAll(KEYWORDS);
        return Set.copyOf(all);
    }

    /// Whether a call of an unqualified name is harmless, unless somebody made a function of that name.
    static boolean passes(Lexeme name) {
        return (name.kind() == Lexeme.Kind.QUOTED ? OWN : PASS).contains(name.folded());
    }

    static boolean isOwn(Lexeme name) {
        return OWN.contains(name.folded());
    }

    static boolean never(String folded) {
        return NEVER.contains(folded);
    }
}
