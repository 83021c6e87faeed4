package dev.dbguild.api.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.util.ClassUtil;
import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;

/// Says what is wrong with a JSON body: where, what was expected there, and what to send instead.
final class BadJson {
    private BadJson() {}

    static Problem told(JsonProcessingException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> placed(unknown(unknown), failure);
            case MismatchedInputException mismatch -> placed(mismatch(mismatch), failure);
            case JsonMappingException mapping when mapping.getCause() instanceof Problem problem ->
                    problem;
            default -> placed(malformed(failure), failure);
        };
    }

    private static Problem unknown(UnrecognizedPropertyException failure) {
        String property = path(failure);
        Collection<Object> known = failure.getKnownPropertyIds();
        return new Problem(
                        Code.UNKNOWN_ARGUMENT,
                        "the body has no property '" + property + "'",
                        known == null
                                ? "leave it out"
                                : "use one of: "
                                        + known.stream()
                                                .map(String::valueOf)
                                                .sorted()
                                                .collect(Collectors.joining(", ")))
                .with("argument", property);
    }

    private static Problem mismatch(MismatchedInputException failure) {
        String property = path(failure);
        String expected = expected(failure);
        return property.isEmpty()
                ? new Problem(Code.BAD_JSON, "the body is not " + expected, "send " + expected)
                : new Problem(
                                Code.BAD_ARGUMENT,
                                "'" + property + "' is not " + expected,
                                "send " + expected)
                        .with("argument", property);
    }

    private static Problem malformed(JsonProcessingException failure) {
        String what = Objects.requireNonNullElse(failure.getOriginalMessage(), "it ends too soon");
        return new Problem(
                Code.BAD_JSON, "the body is not JSON: " + line(what), "send one JSON object");
    }

    private static String line(String text) {
        String first = text.lines().findFirst().orElse("");
        return first.length() > 200 ? first.substring(0, 200) + "…" : first;
    }

    private static Problem placed(Problem problem, JsonProcessingException failure) {
        JsonLocation place = failure.getLocation();
        return place == null
                ? problem
                : problem.with("line", place.getLineNr()).with("column", place.getColumnNr());
    }

    /// `files[0].name`
    private static String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String expected(MismatchedInputException failure) {
        Class<?> type = failure.getTargetType();
        if (type == null) {
            return "what belongs there";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> Json.tree(constant).toString())
                            .collect(Collectors.joining(", "));
        }
        return kind(ClassUtil.primitiveType(type) == null ? type : type, failure);
    }

    private static String kind(Class<?> type, MismatchedInputException failure) {
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return failure instanceof InvalidFormatException ? "a number" : "a whole number";
        }
        return Collection.class.isAssignableFrom(type) || type == JavaType.class
                ? "an array"
                : "an object";
    }
}
