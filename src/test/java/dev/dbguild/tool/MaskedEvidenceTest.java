package dev.dbguild.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Json;
import dev.dbguild.tool.gate.Masking;
import org.junit.jupiter.api.Test;

/// What a model that is not ours sees of evidence.
final class MaskedEvidenceTest {
    private static final String QUERY =
            "select * from customers where email = 'ann@example.com' and id = 4711";

    @Test
    void nothing_is_masked_where_the_setting_says_never() {
        assertThat(MaskedEvidence.of(explained(), Masking.NEVER, "postgresql"))
                .isEqualTo(explained());
    }

    @Test
    void literals_are_masked_in_queries_plans_and_messages() {
        String told = Json.text(masked(explained(), Masking.LITERALS_AND_SAMPLES));

        assertThat(told)
                .doesNotContain("ann@example.com", "4711")
                .contains("where email = ? and id = ?", "customers_email", "8.44", "Seq Scan");
    }

    @Test
    void samples_of_statistics_are_masked() {
        JsonNode told =
                masked(
                        Json.parse(
                                "{'payload':{'mostCommonValues':['ann','bob']}}"
                                        .replace('\'', '"')),
                        Masking.LITERALS_AND_SAMPLES);

        assertThat(Json.text(told)).doesNotContain("ann", "bob");
    }

    @Test
    void rows_of_a_query_are_seen_unless_everything_is_masked() {
        JsonNode rows = rows();

        assertThat(Json.text(masked(rows, Masking.LITERALS_AND_SAMPLES))).contains("ann", "7");
        assertThat(masked(rows, Masking.EVERYTHING).at("/payload/rows"))
                .isEqualTo(Json.parse("[[\"?\",\"?\",null]]"));
    }

    @Test
    void a_figure_called_rows_stays() {
        JsonNode plan = Json.parse("{\"payload\":{\"rows\":500}}");

        assertThat(masked(plan, Masking.EVERYTHING)).isEqualTo(plan);
    }

    @Test
    void a_query_that_cannot_be_read_is_masked_as_a_whole() {
        JsonNode broken = Json.parse("{\"payload\":{\"sql\":\"select 'secret\"}}");

        assertThat(Json.text(masked(broken, Masking.LITERALS_AND_SAMPLES)))
                .doesNotContain("secret");
    }

    @Test
    void literals_of_mysql_are_masked_by_its_own_rules() {
        JsonNode query = Json.parse("{\"payload\":{\"sql\":\"select \\\"secret\\\" from `t`\"}}");

        assertThat(Json.text(MaskedEvidence.of(query, Masking.LITERALS_AND_SAMPLES, "mysql")))
                .doesNotContain("secret")
                .contains("`t`");
    }

    private static JsonNode masked(JsonNode evidence, Masking masking) {
        return MaskedEvidence.of(evidence, masking, "postgresql");
    }

    private static JsonNode rows() {
        return Json.parse(
                "{\"payload\":{\"columns\":[\"name\",\"n\",\"x\"],\"rows\":[[\"ann\",7,null]]}}");
    }

    private static ObjectNode explained() {
        String condition = "((email = 'ann@example.com'::text) AND (id = 4711))";
        ObjectNode evidence = Json.MAPPER.createObjectNode();
        evidence.put("summary", "Seq Scan, cost 8.44").put("ran", "explain (format json) " + QUERY);
        evidence.putObject("payload")
                .put("sql", QUERY)
                .put("text", "Seq Scan on customers  (cost=0.42..8.44)\n  Filter: " + condition)
                .putObject("plan")
                .put("type", "Seq Scan")
                .put("index", "customers_email")
                .putObject("conditions")
                .put("filter", condition);
        evidence.putArray("findings")
                .addObject()
                .put("message", "'customers' is read whole for email = 'ann@example.com'");
        return evidence;
    }
}
