package dev.dbguild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page for newcomers shows the files that the tests drop in. Run with `-Ddbguild.golden.update=true` to copy them anew.
class ContributingTest {
    private static final Path PAGE = Path.of("src/docs/contributing.md");
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- file: (\\S+) -->\\n```\\n(.*?)```\\n", Pattern.DOTALL);

    @Test
    void snippets_are_the_tests_own_files() throws IOException {
        String page = Files.readString(PAGE);

        String fresh = SNIPPET.matcher(page).replaceAll(ContributingTest::withFile);

        Golden.holds(PAGE, fresh);
        assertThat(SNIPPET.matcher(page).results().count()).isGreaterThanOrEqualTo(7);
    }

    private static String withFile(MatchResult snippet) {
        try {
            String file = Files.readString(Path.of(snippet.group(1)));
            return java.util.regex.Matcher.quoteReplacement(
                    "<!-- file: %s -->%n```%n%s```%n".formatted(snippet.group(1), file));
        } catch (IOException e) {
            throw new AssertionError(snippet.group(1), e);
        }
    }
}
