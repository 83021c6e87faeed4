package dev.dbguild.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelSettingsTest {
    private static Problem refusal(Map<String, String> environment) {
        Problem problem = catchThrowableOfType(Problem.class, () -> ModelSettings.of(environment));
        assertThat(problem).as("the refusal of %s", environment).isNotNull();
        assertThat(problem.code()).isEqualTo(Code.BAD_SETTING);
        return problem;
    }

    @Test
    void without_settings_the_builtin_model_answers() {
        ModelSettings settings = ModelSettings.of(Map.of());

        assertThat(settings.name()).isEqualTo("builtin");
    }

    @Test
    void an_endpoint_needs_a_model_name_and_openai_a_key() {
        Problem problem = refusal(Map.of(ModelSettings.PROVIDER, "openai"));

        assertThat(problem.what()).contains(ModelSettings.NAME, ModelSettings.KEY);
    }

    @Test
    void a_local_endpoint_needs_no_key() {
        ModelSettings settings =
                ModelSettings.of(
                        Map.of(
                                ModelSettings.PROVIDER, "openai",
                                ModelSettings.NAME, "qwen3",
                                ModelSettings.BASE_URL, "http://localhost:11434/v1/"));

        assertThat(settings.baseUrl()).isEqualTo("http://localhost:11434/v1");
    }

    @Test
    void settings_that_nobody_reads_are_refused() {
        Problem problem = refusal(Map.of(ModelSettings.NAME, "gpt-5"));

        assertThat(problem.what()).contains(ModelSettings.NAME, ModelSettings.PROVIDER + "=openai");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        Problem problem =
                refusal(
                        Map.of(
                                ModelSettings.PROVIDER, "oracle",
                                ModelSettings.BASE_URL, "ftp://x",
                                ModelSettings.TIMEOUT, "soon"));

        assertThat(problem.what())
                .contains("'oracle'", ModelSettings.NAME, ModelSettings.BASE_URL, "'soon'");
    }

    @Test
    void an_address_with_credentials_is_refused_and_not_repeated() {
        Problem problem =
                refusal(
                        Map.of(
                                ModelSettings.PROVIDER, "openai",
                                ModelSettings.NAME, "m",
                                ModelSettings.BASE_URL, "https://me:secret@host/v1"));

        assertThat(problem.what()).contains(ModelSettings.KEY).doesNotContain("secret");
    }

    @Test
    void the_key_is_never_printed() {
        ModelSettings settings =
                new ModelSettings("openai", "http://h/v1", "m", "sk-1", Duration.ofSeconds(1));

        assertThat(settings.toString()).doesNotContain("sk-1");
    }
}
