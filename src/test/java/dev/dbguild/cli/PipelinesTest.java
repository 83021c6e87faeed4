package dev.dbguild.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Json;
import dev.dbguild.finding.Reporters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The jobs that the README shows can be copied as they are.
final class PipelinesTest {
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

    private static List<String> blocks() throws IOException {
        return YAML.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String block(String mark) throws IOException {
        return blocks().stream().filter(yaml -> yaml.contains(mark)).findFirst().orElseThrow();
    }

    private static String read(String yaml) {
        return Json.text(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(yaml));
    }

    @Test
    void every_block_of_yaml_loads() throws IOException {
        assertThat(blocks()).hasSizeGreaterThanOrEqualTo(4).allSatisfy(PipelinesTest::read);
    }

    @Test
    void the_jobs_have_the_shape_of_their_hosts() throws IOException {
        assertThat(Json.parse(read(block("upload-sarif"))).at("/jobs/review/steps"))
                .hasSizeGreaterThan(4)
                .allMatch(step -> step.has("uses") != step.has("run"));
        assertThat(
                        Json.parse(read(block("codequality")))
                                .at("/migrations/artifacts/reports/codequality")
                                .asText())
                .isEqualTo("gl-code-quality-report.json");
        assertThat(Json.parse(read(block("pass_filenames"))).at("/repos/0/hooks/0/entry").asText())
                .contains("dbguild review");
    }

    @Test
    void the_jobs_name_options_and_forms_that_there_are() throws IOException {
        Desk desk =
                new Desk(
                        (data, progress) -> {
                            throw new IllegalStateException("nothing is run here");
                        },
                        Terminal.standard());
        Syntax review = new ReviewCommand(desk).syntax();
        List<String> commands =
                Stream.of(block("upload-sarif"), block("codequality"), block("pass_filenames"))
                        .flatMap(yaml ->
                                Pattern.compile("dbguild review .*(\n +--.*)*")
                                        .matcher(yaml)
                                        .results()
                                        .map(MatchResult::group))
                        .toList();

        assertThat(commands).hasSize(3);
        assertThat(commands)
                .flatExtracting(command ->
                        OPTION.matcher(command).results().map(MatchResult::group).toList())
                .isNotEmpty()
                .allMatch(option -> review.option((String) option) != null);
        assertThat(commands)
                .flatExtracting(command ->
                        Pattern.compile("--report ([a-z]+)=")
                                .matcher(command)
                                .results()
                                .map(found -> found.group(1))
                                .toList())
                .isSubsetOf(Reporters.formats());
    }
}
