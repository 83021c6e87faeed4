package dev.dbguild.api.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dbguild.Json;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes REST write JSON as the command line and the store do.
public final class OneJsonForm {
    @Produces
    @Singleton
    public ObjectMapper mapper() {
        return Json.MAPPER.copy();
    }
}
