package dev.dbguild.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.dbguild.Code;
import dev.dbguild.Problem;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.stream.Stream;

/// What went wrong at an endpoint, as a [Problem] whose cure names the setting. Never shows what the endpoint said: it
/// may repeat the key.
final class Failures {
    private Failures() {}

    static Problem of(Throwable error, ModelSettings settings) {
        Problem ours = find(error, Problem.class).orElse(null);
        if (ours != null) {
            return ours;
        }
        return find(error, HttpException.class)
                .map(refusal -> refused(refusal.statusCode(), settings))
                .orElseGet(() -> unanswered(error, settings))
                .causedBy(error);
    }

    static Problem silent(ModelSettings settings) {
        return problem(
                        Code.MODEL_UNREACHABLE,
                        "gave no whole answer within "
                                + settings.timeout().toSeconds()
                                + " seconds",
                        "try again, or raise " + ModelSettings.TIMEOUT,
                        settings)
                .with("seconds", settings.timeout().toSeconds());
    }

    static Problem brokenOff(ModelSettings settings) {
        return problem(
                Code.MODEL_UNREACHABLE,
                "broke off before its answer was whole",
                "try again; if it lasts, look at the endpoint in " + ModelSettings.BASE_URL,
                settings);
    }

    static Problem nonsense(String what, ModelSettings settings) {
        return problem(
                Code.MODEL_NONSENSE,
                "sent what cannot be read: " + what,
                "check that "
                        + ModelSettings.BASE_URL
                        + " speaks the OpenAI protocol and that "
                        + ModelSettings.NAME
                        + " can call tools",
                settings);
    }

    static Problem interrupted() {
        Thread.currentThread().interrupt();
        return new Problem(
                Code.CANCELLED, "the run was cancelled while it waited for the model", "ask again");
    }

    private static Problem refused(int status, ModelSettings settings) {
        return switch (status) {
            case 401, 403 -> unauthorized(settings);
            case 429 -> overloaded(settings);
            case 404 ->
                    failed(
                            status,
                            "check the path in "
                                    + ModelSettings.BASE_URL
                                    + " and the model in "
                                    + ModelSettings.NAME,
                            settings);
            default ->
                    status >= 500
                            ? failed(
                                    status,
                                    "try again; if it lasts, ask who runs "
                                            + ModelSettings.BASE_URL,
                                    settings)
                            : failed(
                                    status,
                                    "choose a model that can call tools in " + ModelSettings.NAME,
                                    settings);
        };
    }

    private static Problem unanswered(Throwable error, ModelSettings settings) {
        if (find(error, AuthenticationException.class).isPresent()) {
            return unauthorized(settings);
        }
        if (find(error, RateLimitException.class).isPresent()) {
            return overloaded(settings);
        }
        if (find(error, JsonProcessingException.class).isPresent()) {
            return nonsense("it is not the JSON of a chat completion", settings);
        }
        if (find(error, TimeoutException.class).isPresent()) {
            return silent(settings);
        }
        boolean away =
                find(error, IOException.class).isPresent()
                        || find(error, UnresolvedAddressException.class).isPresent();
        return away ? unreachable(settings) : nonsense("it is no chat completion", settings);
    }

    private static Problem unauthorized(ModelSettings settings) {
        return problem(
                Code.MODEL_UNAUTHORIZED,
                "refuses the key",
                "set a valid key in " + ModelSettings.KEY,
                settings);
    }

    private static Problem overloaded(ModelSettings settings) {
        return problem(
                Code.MODEL_OVERLOADED,
                "takes no more requests now",
                "wait and try again, or choose another model in " + ModelSettings.NAME,
                settings);
    }

    private static Problem unreachable(ModelSettings settings) {
        return problem(
                Code.MODEL_UNREACHABLE,
                "does not answer",
                "check that the endpoint runs and that " + ModelSettings.BASE_URL + " is right",
                settings);
    }

    private static Problem failed(int status, String cure, ModelSettings settings) {
        return problem(Code.MODEL_FAILED, "failed with HTTP status " + status, cure, settings)
                .with("httpStatus", status);
    }

    private static Problem problem(Code code, String what, String cure, ModelSettings settings) {
        String url = settings.baseUrl();
        Problem problem =
                new Problem(
                                code,
                                "model '"
                                        + settings.name()
                                        + "'"
                                        + (url == null ? "" : " at " + url)
                                        + " "
                                        + what,
                                cure)
                        .with("model", settings.name());
        return url == null ? problem : problem.with("endpoint", url);
    }

    private static <E extends Throwable> Optional<E> find(Throwable error, Class<E> type) {
        return Stream.iterate(error, e -> e != null, Throwable::getCause)
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
