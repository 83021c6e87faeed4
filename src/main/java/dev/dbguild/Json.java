package dev.dbguild;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;

/// The one JSON form of every document: camelCase names, ISO-8601 instants, nulls left out, records as objects.
public final class Json {
    /// Shared, thread-safe; not to be reconfigured.
    public static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .propertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE)
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private Json() {}

    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new Problem(Code.INTERNAL, "a document cannot be written as JSON", "report this")
                    .causedBy(e);
        }
    }

    public static String pretty(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new Problem(Code.INTERNAL, "a document cannot be written as JSON", "report this")
                    .causedBy(e);
        }
    }

    /// Reads JSON that came from outside; [Code#BAD_JSON] names the line and column of what is wrong.
    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Problem(
                            Code.BAD_JSON,
                            "the text is not JSON: " + e.getOriginalMessage(),
                            "send one JSON document")
                    .with("line", e.getLocation() == null ? 0 : e.getLocation().getLineNr())
                    .with("column", e.getLocation() == null ? 0 : e.getLocation().getColumnNr());
        }
    }

    /// A plain map of a record or node, for templates and expressions.
    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Object value) {
        return MAPPER.convertValue(value, Map.class);
    }
}
