package dev.dbguild.tool;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// One parameter of a tool, as its record declares it.
///
/// @param required whether the component is not `@Nullable`
record Parameter(String name, Class<?> type, boolean required) {

    static List<Parameter> of(Class<? extends Record> record) {
        return Arrays.stream(record.getRecordComponents()).map(Parameter::of).toList();
    }

    private static Parameter of(RecordComponent component) {
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return new Parameter(component.getName(), component.getType(), !optional);
    }

    /// The type as JSON Schema names it.
    String jsonType() {
        if (type == String.class) {
            return "string";
        }
        if (type == Integer.class || type == int.class) {
            return "integer";
        }
        if (type == Double.class || type == double.class) {
            return "number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "boolean";
        }
        return "array";
    }

    /// The value as the record wants it, or null when it is of another type. Numbers and booleans may come as text,
    /// as command lines and many models send them; one text may stand for a list of one.
    @Nullable Object read(JsonNode given) {
        return switch (jsonType()) {
            case "string" -> given.isTextual() ? given.asText() : null;
            case "integer" -> integer(given);
            case "number" -> number(given);
            case "boolean" -> bool(given);
            default -> texts(given);
        };
    }

    private static @Nullable Integer integer(JsonNode given) {
        if (given.isTextual() && given.asText().matches("-?[0-9]{1,9}")) {
            return Integer.valueOf(given.asText());
        }
        return given.isIntegralNumber() && given.canConvertToInt() ? given.intValue() : null;
    }

    private static @Nullable Double number(JsonNode given) {
        if (given.isTextual() && given.asText().matches("-?[0-9]{1,15}([.][0-9]{1,9})?")) {
            return Double.valueOf(given.asText());
        }
        return given.isNumber() ? given.doubleValue() : null;
    }

    private static @Nullable Boolean bool(JsonNode given) {
        if (given.isTextual() && given.asText().matches("true|false")) {
            return Boolean.valueOf(given.asText());
        }
        return given.isBoolean() ? given.booleanValue() : null;
    }

    private static @Nullable List<String> texts(JsonNode given) {
        if (given.isTextual()) {
            return List.of(given.asText());
        }
        boolean allTexts =
                given.isArray()
                        && StreamSupport.stream(given.spliterator(), false)
                                .allMatch(JsonNode::isTextual);
        return allTexts
                ? StreamSupport.stream(given.spliterator(), false).map(JsonNode::asText).toList()
                : null;
    }
}
