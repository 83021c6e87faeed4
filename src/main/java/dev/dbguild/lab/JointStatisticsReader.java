package dev.dbguild.lab;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.lab.Blueprint.JointStatistics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads extended statistics: what the target knows of several columns together, and of expressions.
final class JointStatisticsReader {
    private static final List<String> VALUES =
            List.of(
                    "inherited",
                    "n_distinct",
                    "dependencies",
                    "most_common_vals",
                    "most_common_val_nulls",
                    "most_common_freqs",
                    "most_common_base_freqs");
    private static final int EXPRESSIONS_SINCE = 14;
    private static final int INHERITED_SINCE = 15;
    private static final String ALL =
            """
            select v.statistics_schemaname, v.statistics_name,
                   (select json_object_agg(a.attnum, a.attname) from pg_attribute a
                    where a.attrelid = s.stxrelid and a.attnum = any (s.stxkeys)),
                   %s,
                   %s, encode(v.n_distinct::bytea, 'hex'), encode(v.dependencies::bytea, 'hex'),
                   v.most_common_vals::text, v.most_common_val_nulls::text, v.most_common_freqs::text,
                   v.most_common_base_freqs::text
            from pg_stats_ext v
            join pg_namespace n on n.nspname = v.statistics_schemaname
            join pg_statistic_ext s on s.stxnamespace = n.oid and s.stxname = v.statistics_name
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by 1, 2
            """;
    private static final String EXPRESSIONS =
            "select %s from pg_stats_ext_exprs where statistics_schemaname = ? and statistics_name = ?"
                    + " and inherited::text = ?";

    private final Connection connection;
    private final int major;

    JointStatisticsReader(Connection connection, int major) {
        this.connection = connection;
        this.major = major;
    }

    List<JointStatistics> read() {
        String expressions = major >= EXPRESSIONS_SINCE ? "to_json(v.exprs)" : "null";
        String inherited = major >= INHERITED_SINCE ? "v.inherited::text" : "'false'";
        return Jdbc.all(connection, this::one, ALL.formatted(expressions, inherited));
    }

    private JointStatistics one(ResultSet row) throws SQLException {
        String expressions = row.getString(4);
        Map<String, String> values = StatisticsReader.values(row, VALUES, 5);
        List<String> texts =
                expressions == null ? List.of() : parsed(expressions, new TypeReference<>() {});
        String columns = row.getString(3);
        return new JointStatistics(
                row.getString(1),
                row.getString(2),
                columns == null ? Map.of() : parsed(columns, new TypeReference<>() {}),
                texts,
                values,
                texts.isEmpty() ? List.of() : ofExpressions(row, values));
    }

    private List<Map<String, String>> ofExpressions(ResultSet row, Map<String, String> values)
            throws SQLException {
        String wanted = StatisticsReader.wanted(major);
        String sql = EXPRESSIONS.formatted(wanted);
        if (major < INHERITED_SINCE) {
            sql =
                    sql.replace("inherited::text, ", "'false', ")
                            .replace("and inherited::text = ?", "and ? = 'false'");
        }
        return Jdbc.all(
                connection,
                each -> new TreeMap<>(StatisticsReader.values(each, StatisticsReader.COLUMNS, 1)),
                sql,
                row.getString(1),
                row.getString(2),
                values.get("inherited"));
    }

    private static <T> T parsed(String json, TypeReference<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new Problem(Code.INTERNAL, "the target's catalogue holds no JSON", "report this")
                    .causedBy(e);
        }
    }
}
