package dev.dbguild.api.rest;

import dev.dbguild.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/// The files of `openapi/`: `fields.properties`, and examples as `<operation>.request.json`, `<operation>.response.json`.
final class ApiTexts {
    private final Properties fields = new Properties();

    ApiTexts() {
        text("fields.properties").ifPresent(this::load);
    }

    /// What a schema or a field of it means: `Run`, `Run.answer`.
    Optional<String> meaning(String key) {
        return Optional.ofNullable(fields.getProperty(key));
    }

    /// An example, as maps and lists; a text where there is no JSON.
    Optional<Object> example(String operation, String part) {
        return text(operation + "." + part + ".json")
                .map(json -> Json.MAPPER.convertValue(Json.parse(json), Object.class));
    }

    Optional<Object> stream(String operation) {
        return text(operation + ".response.txt").map(Object.class::cast);
    }

    private void load(String text) {
        try {
            fields.load(new java.io.StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> text(String file) {
        try (InputStream in = ApiTexts.class.getResourceAsStream("/openapi/" + file)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
