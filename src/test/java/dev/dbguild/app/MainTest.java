package dev.dbguild.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "de-DE", "tr-TR"})
    void numbers_and_words_are_those_of_english_in_every_locale(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));

        Main.run("--version");

        assertThat("%,d %.1f ".formatted(1234, 0.5) + "ID".toLowerCase(Locale.getDefault()))
                .isEqualTo("1,234 0.5 id");
    }
}
