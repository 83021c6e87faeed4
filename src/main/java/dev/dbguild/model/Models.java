package dev.dbguild.model;

import dev.dbguild.agent.Model;
import dev.dbguild.definition.Guild;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.function.Supplier;

/// Makes the model that the settings choose.
public final class Models {
    private Models() {}

    /// The model of an environment; [dev.dbguild.Code#BAD_SETTING] when its settings do not go together.
    ///
    /// @param guild the guild of the moment, whose prompts word the built-in model's answers
    public static Model of(Map<String, String> environment, Supplier<Guild> guild) {
        ModelSettings settings = ModelSettings.of(environment);
        return settings.provider().equals(ModelSettings.BUILTIN)
                ? builtin(guild)
                : over(openai(settings), settings);
    }

    /// The model that needs no key and no network.
    public static Model builtin(Supplier<Guild> guild) {
        ModelSettings settings = ModelSettings.of(Map.of());
        return over(Streamed.of(new BuiltinChatModel(guild)), settings);
    }

    private static Model over(StreamingChatModel chat, ModelSettings settings) {
        return new LangchainModel(chat, settings, Patience.USUAL);
    }

    /// HTTP/1.1, because many servers of this protocol stumble over an offer to upgrade.
    private static StreamingChatModel openai(ModelSettings settings) {
        JdkHttpClientBuilder http =
                JdkHttpClient.builder()
                        .httpClientBuilder(
                                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1));
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(settings.baseUrl())
                .apiKey(settings.key() == null ? "none" : settings.key())
                .modelName(settings.name())
                .timeout(settings.timeout())
                .build();
    }
}
