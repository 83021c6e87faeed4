package dev.dbguild.model;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which model answers, as the `DBGUILD_MODEL_…` settings say. Everything that is wrong is told at once.
///
/// @param provider `builtin` or `openai`, which means any endpoint that speaks its protocol
/// @param baseUrl where the endpoint is, up to and including `/v1`; null for the built-in model
/// @param name the model's name at its endpoint
/// @param key sent as a bearer token and shown nowhere; null for endpoints that want none
/// @param timeout for one whole reply, repeated attempts included
public record ModelSettings(
        String provider,
        @Nullable String baseUrl,
        String name,
        @Nullable String key,
        Duration timeout) {
    public static final String PROVIDER = "DBGUILD_MODEL_PROVIDER";
    public static final String BASE_URL = "DBGUILD_MODEL_BASE_URL";
    public static final String NAME = "DBGUILD_MODEL_NAME";
    public static final String KEY = "DBGUILD_MODEL_API_KEY";
    public static final String TIMEOUT = "DBGUILD_MODEL_TIMEOUT_SECONDS";

    public static final String BUILTIN = "builtin";
    static final String OPENAI = "openai";
    private static final String OPENAI_URL = "https://api.openai.com/v1";
    private static final int DEFAULT_SECONDS = 120;
    private static final int MOST_SECONDS = 3600;

    /// The settings of an environment, or [Code#BAD_SETTING] with all that is wrong in it.
    public static ModelSettings of(Map<String, String> environment) {
        Reading reading = new Reading(environment, new ArrayList<>());
        ModelSettings settings =
                reading.value(PROVIDER, BUILTIN).equals(BUILTIN)
                        ? reading.builtin()
                        : reading.endpoint();
        if (!reading.wrong.isEmpty()) {
            throw new Problem(
                    Code.BAD_SETTING,
                    "the model settings cannot be used: " + String.join("; ", reading.wrong),
                    "mend them, or unset " + PROVIDER + " to use the built-in model");
        }
        return settings;
    }

    @Override
    public String toString() {
        return "model '"
                + name
                + "' ("
                + provider
                + (baseUrl == null ? "" : " at " + baseUrl)
                + ")";
    }

    private record Reading(Map<String, String> environment, List<String> wrong) {
        ModelSettings builtin() {
            for (String alone : List.of(BASE_URL, NAME, KEY)) {
                if (!value(alone, "").isEmpty()) {
                    wrong.add(
                            "%s is set, but %s is not: set %s=%s to use it"
                                    .formatted(alone, PROVIDER, PROVIDER, OPENAI));
                }
            }
            return new ModelSettings(BUILTIN, null, BUILTIN, null, timeout());
        }

        ModelSettings endpoint() {
            String provider = value(PROVIDER, BUILTIN);
            if (!provider.equals(OPENAI)) {
                wrong.add("%s is '%s': use builtin or openai".formatted(PROVIDER, provider));
            }
            String name = value(NAME, "");
            if (name.isEmpty()) {
                wrong.add(NAME + " is missing: name the model, as its endpoint calls it");
            }
            String key = value(KEY, "");
            String url = url();
            if (key.isEmpty() && url.equals(OPENAI_URL)) {
                wrong.add(KEY + " is missing: " + OPENAI_URL + " answers nobody without it");
            }
            return new ModelSettings(OPENAI, url, name, key.isEmpty() ? null : key, timeout());
        }

        private String url() {
            String url = value(BASE_URL, OPENAI_URL);
            try {
                URI uri = URI.create(url);
                boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                if (!http || uri.getHost() == null) {
                    wrong.add(BASE_URL + " is no http address: write https://host/v1");
                } else if (uri.getUserInfo() != null) {
                    wrong.add(BASE_URL + " holds credentials: put the key in " + KEY);
                }
            } catch (IllegalArgumentException e) {
                wrong.add(BASE_URL + " is no http address: write https://host/v1");
            }
            return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        }

        private Duration timeout() {
            String seconds = value(TIMEOUT, String.valueOf(DEFAULT_SECONDS));
            if (seconds.matches("[0-9]{1,4}")) {
                int number = Integer.parseInt(seconds);
                if (number >= 1 && number <= MOST_SECONDS) {
                    return Duration.ofSeconds(number);
                }
            }
            wrong.add(
                    "%s is '%s': use a whole number from 1 to %d"
                            .formatted(TIMEOUT, seconds, MOST_SECONDS));
            return Duration.ofSeconds(DEFAULT_SECONDS);
        }

        String value(String setting, String otherwise) {
            String value = environment.get(setting);
            return value == null || value.isBlank() ? otherwise : value.strip();
        }
    }
}
