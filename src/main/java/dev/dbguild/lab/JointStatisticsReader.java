package dev.dbguild.lab;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.lab.Blueprint.JointStatistics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /// Their view tells nothing of ranges on any release.
    private static final int WITHOUT_RANGES = 0;

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
            "select statistics_schemaname, statistics_name, %s, %s from pg_stats_ext_exprs";

    private final Connection connection;
    private final int major;

    JointStatisticsReader(Connection connection, int major) {
        this.connection = connection;
        this.major = major;
    }

    List<JointStatistics> read() {
        String expressions = major >= EXPRESSIONS_SINCE ? "to_json(v.exprs)" : "null";
        Map<List<String>, List<Map<String, String>>> known = new HashMap<>();
        if (major >= EXPRESSIONS_SINCE) {
            readExpressions(known);
        }
        return Jdbc.all(
                connection, row -> one(row, known), ALL.formatted(expressions, inherited("v.")));
    }

    private String inherited(String of) {
        return major >= INHERITED_SINCE ? of + "inherited::text" : "'false'";
    }

    private void readExpressions(Map<List<String>, List<Map<String, String>>> known) {
        String columns = StatisticsReader.wanted(WITHOUT_RANGES).replace("inherited::text, ", "");
        Jdbc.all(
                connection,
                row ->
                        known.computeIfAbsent(
                                        List.of(
                                                row.getString(1),
                                                row.getString(2),
                                                row.getString(3)),
                                        _ -> new ArrayList<>())
                                .add(StatisticsReader.values(row, StatisticsReader.COLUMNS, 3)),
                EXPRESSIONS.formatted(inherited(""), columns));
    }

    private static JointStatistics one(
            ResultSet row, Map<List<String>, List<Map<String, String>>> known) throws SQLException {
        String expressions = row.getString(4);
        String columns = row.getString(3);
        return new JointStatistics(
                row.getString(1),
                row.getString(2),
                columns == null ? Map.of() : parsed(columns, new TypeReference<>() {}),
                expressions == null ? List.of() : parsed(expressions, new TypeReference<>() {}),
                StatisticsReader.values(row, VALUES, 5),
                known.getOrDefault(
                        List.of(row.getString(1), row.getString(2), row.getString(5)), List.of()));
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
