package dev.dbguild.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.definition.Prompt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PromptsTest {
    private static final Pattern SECTION = Pattern.compile("\\{[#/]?([^}]*)}");
    private static final Pattern KEY =
            Pattern.compile(
                    "\\b([a-z]\\w*(?:\\.(?!findings\\b)[a-z]\\w*)*)(?=[^']*(?:'[^']*'[^']*)*$)");

    static Stream<String> names() {
        return Prompts.in("en").stream().map(Prompt::name);
    }

    private static Prompt named(String language, String name) {
        return Prompts.in(language).stream()
                .filter(prompt -> prompt.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// The names of data a template begins an expression with.
    private static Set<String> keys(Prompt prompt) {
        return SECTION.matcher(prompt.text())
                .results()
                .flatMap(section -> KEY.matcher(section.group(1)).results())
                .map(key -> key.group(1).split("\\.")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void both_languages_have_the_same_prompts() {
        assertThat(Prompts.in("es"))
                .extracting(Prompt::name)
                .containsExactlyElementsOf(names().toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_prompt_uses_the_same_data_in_both_languages(String name) {
        Set<String> only = keys(named("es", name));
        only.removeIf(key ->
                key.matches(
                        "include|rule|finding|title|switch|case|else|f|for|in|one|hasNext|one_hasNext"));

        assertThat(keys(named("en", name))).as(name).containsAll(only);
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_prompt_praises_nothing(String name) {
        for (String language : new String[] {"en", "es"}) {
            assertThat(SECTION.matcher(named(language, name).text()).replaceAll(""))
                    .doesNotContain("!", "¡")
                    .doesNotContainIgnoringCase("powerful", "seamless", "potente", "increíble");
        }
    }
}
