package dev.dbguild.review;

import dev.dbguild.sql.Expression;
import java.util.Set;

/// Whether an expression may give another value for each row.
///
/// A default that does makes ADD COLUMN write every row; one that gives one value for the whole statement does not.
final class Volatility {
    /// Functions of PostgreSQL that are volatile and occur in defaults.
    private static final Set<String> VOLATILE =
            Set.of(
                    "random",
                    "random_normal",
                    "gen_random_uuid",
                    "gen_random_bytes",
                    "uuidv4",
                    "uuidv7",
                    "uuid_generate_v1",
                    "uuid_generate_v1mc",
                    "uuid_generate_v4",
                    "nextval",
                    "currval",
                    "lastval",
                    "setval",
                    "clock_timestamp",
                    "timeofday",
                    "setseed");

    /// Functions that are not, so that calling them is no reason to suspect.
    private static final Set<String> STEADY =
            Set.of(
                    ("now transaction_timestamp statement_timestamp timezone date_trunc date_part make_date"
                                    + " make_timestamp make_timestamptz make_interval to_timestamp to_date to_char"
                                    + " to_number age justify_interval lower upper initcap trim ltrim rtrim btrim concat"
                                    + " concat_ws format left right substring substr replace repeat lpad rpad length md5"
                                    + " sha256 encode decode abs round floor ceil ceiling trunc sqrt power mod greatest"
                                    + " least coalesce nullif row array_to_json jsonb_build_object json_build_object"
                                    + " jsonb_build_array json_build_array to_json to_jsonb array_fill int4range int8range"
                                    + " numrange tsrange tstzrange daterange current_setting current_database"
                                    + " current_schema version pg_backend_pid to_tsvector point box circle inet")
                            .split(" "));

    private Volatility() {}

    /// True for functions that are known to be volatile and for those that nobody knows.
    static boolean mayChange(Expression expression) {
        return expression.functions().stream()
                .anyMatch(function -> VOLATILE.contains(function) || !STEADY.contains(function));
    }
}
