package dev.dbguild.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;

/// Reads what was stored, by this build or by another: keys that this one does not know are passed over.
final class Documents {
    private static final ObjectReader READER =
            Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Documents() {}

    static <T> T read(String json, Class<T> type) {
        try {
            return READER.forType(type).readValue(json);
        } catch (JsonProcessingException e) {
            throw new Problem(
                            Code.INTERNAL,
                            "a stored document cannot be read as "
                                    + type.getSimpleName()
                                    + ": "
                                    + e.getOriginalMessage(),
                            "read it with the build that wrote it")
                    .causedBy(e);
        }
    }
}
