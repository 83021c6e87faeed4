package dev.dbguild.api.rest;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.dbguild.agent.Event;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// Says what every schema and field means, and writes enum values as JSON has them.
final class DescribeSchemas {
    private final OpenAPI api;
    private final ApiTexts texts = new ApiTexts();

    DescribeSchemas(OpenAPI api) {
        this.api = api;
    }

    void describe() {
        api.getComponents()
                .addSchema("Problem", problem())
                .addSchema("Event", event())
                .addSchema("JsonNode", OASFactory.createSchema())
                .addSchema("ToolArguments", anything());
        api.getComponents().removeSchema("JsonNodeType");
        api.getComponents().removeSchema("ObjectNode");
        api.getComponents().getSchemas().forEach(this::describe);
    }

    private void describe(String name, Schema schema) {
        texts.meaning(name).ifPresent(schema::setDescription);
        nameValues(schema);
        Map<String, Schema> fields = schema.getProperties();
        if (fields != null) {
            fields.forEach((field, type) -> describeField(name + "." + field, type));
        }
    }

    private void describeField(String key, Schema field) {
        texts.meaning(key).ifPresent(field::setDescription);
        nameValues(field);
    }

    /// `WAITING_FOR_APPROVAL` is `waiting-for-approval` in every document.
    private static void nameValues(Schema schema) {
        List<Object> values = schema.getEnumeration();
        if (values != null) {
            schema.setEnumeration(
                    values.stream()
                            .map(value ->
                                    value.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .map(Object.class::cast)
                            .toList());
        }
    }

    private static Schema event() {
        return anything()
                .addProperty(
                        "type",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.STRING)
                                .enumeration(eventTypes()))
                .required(List.of("type"));
    }

    private static List<Object> eventTypes() {
        return Arrays.stream(Event.class.getAnnotation(JsonSubTypes.class).value())
                .map(type -> (Object) type.name())
                .toList();
    }

    private static Schema anything() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .additionalPropertiesSchema(OASFactory.createSchema());
    }

    private static Schema problem() {
        Schema schema = OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
        for (String text : List.of("type", "title", "detail", "code", "cure", "instance")) {
            schema.addProperty(text, OASFactory.createSchema().addType(Schema.SchemaType.STRING));
        }
        return schema.addProperty(
                        "status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .required(List.of("type", "title", "status", "detail", "code", "cure"));
    }
}
