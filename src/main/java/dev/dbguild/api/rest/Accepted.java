package dev.dbguild.api.rest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/// Which form of an answer the present request wants, where there are two.
@Singleton
public final class Accepted {
    private final HttpHeaders headers;

    @Inject
    public Accepted(HttpHeaders headers) {
        this.headers = headers;
    }

    /// Whether server-sent events are asked for by name.
    boolean events() {
        return names(MediaType.SERVER_SENT_EVENTS_TYPE);
    }

    /// Whether JSON is asked for by name, and server-sent events are not.
    boolean onlyJson() {
        return names(MediaType.APPLICATION_JSON_TYPE) && !events();
    }

    private boolean names(MediaType type) {
        return headers.getAcceptableMediaTypes().stream()
                .anyMatch(accepted ->
                        accepted.getType().equals(type.getType())
                                && accepted.getSubtype().equals(type.getSubtype()));
    }
}
