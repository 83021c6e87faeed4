package dev.dbguild.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads every request body: at most 2 MB of UTF-8 holding one JSON object with known properties of the right types.
///
/// A body that is longer is read to its end all the same, so that the caller hears the answer instead of a broken
/// connection; `quarkus.http.limits.max-body-size` cuts off those that never end.
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public final class ReadStrictJson implements MessageBodyReader<RequestBody> {
    static final int MAX_BYTES = 2_000_000;
    private static final ObjectMapper STRICT = strict();

    private static ObjectMapper strict() {
        ObjectMapper mapper = Json.MAPPER.copy();
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        for (CoercionInputShape number :
                new CoercionInputShape[] {
                    CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
                }) {
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(number, CoercionAction.Fail);
        }
        return mapper;
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return RequestBody.class.isAssignableFrom(type);
    }

    @Override
    public RequestBody readFrom(
            Class<RequestBody> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return read(text(body), type);
    }

    /// @throws Problem [Code#BAD_JSON], [Code#BAD_ARGUMENT], [Code#UNKNOWN_ARGUMENT]
    static <T> T read(String text, Class<T> type) {
        if (text.isBlank()) {
            throw new Problem(
                    Code.BAD_JSON,
                    "the request has no body",
                    "send a JSON object with Content-Type: application/json");
        }
        try {
            T value = STRICT.readValue(text, type);
            if (value == null) {
                throw new Problem(Code.BAD_JSON, "the body is null", "send a JSON object");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw BadJson.told(e);
        }
    }

    private static String text(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw tooLarge(bytes.length + drained(body));
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Problem(
                    Code.BAD_ENCODING,
                    "the body is not UTF-8",
                    "convert it, for example with: iconv -f ISO-8859-1 -t UTF-8");
        }
    }

    private static long drained(InputStream body) throws IOException {
        return body.transferTo(java.io.OutputStream.nullOutputStream());
    }

    private static Problem tooLarge(long bytes) {
        return new Problem(
                        Code.TOO_LARGE,
                        "the body has %,d bytes; at most %,d are read".formatted(bytes, MAX_BYTES),
                        "send less: name a target instead of pasting its schema, or split the files")
                .with("limit", MAX_BYTES);
    }
}
