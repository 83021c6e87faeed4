package dev.dbguild.review.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dbguild.Golden;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import dev.dbguild.finding.Reporters;
import dev.dbguild.finding.Shape;
import dev.dbguild.review.Reports;
import dev.dbguild.review.Review;
import dev.dbguild.review.ReviewRequest;
import dev.dbguild.review.ReviewRequest.Input;
import dev.dbguild.review.ReviewRequest.LabUse;
import dev.dbguild.review.Reviewer;
import dev.dbguild.sql.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every folder of `scenarios` is a diff with the comments that it must get: `in.diff`, the full texts that are sent with
/// it below `texts`, and `expected.json`.
final class ScenariosTest {
    private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");
    private static final Pattern RULE = Pattern.compile("`([a-z-]+)`; ");

    @TestFactory
    Stream<DynamicTest> a_diff_gets_its_comments_on_the_right_lines() throws IOException {
        return Files.list(SCENARIOS)
                .sorted()
                .map(folder ->
                        DynamicTest.dynamicTest(
                                folder.getFileName().toString(),
                                () ->
                                        Golden.holds(
                                                folder.resolve("expected.json"),
                                                Json.pretty(told(folder)) + "\n")));
    }

    private static JsonNode told(Path folder) throws IOException {
        try {
            Proposal proposal =
                    Proposal.of(
                            Files.readString(folder.resolve("in.diff")),
                            null,
                            new Proposal.Context(
                                    texts(folder.resolve("texts")),
                                    List.of(),
                                    Dialect.POSTGRESQL,
                                    path -> path.endsWith(".sql")));
            return review(proposal);
        } catch (Problem problem) {
            return Json.MAPPER
                    .createObjectNode()
                    .put("problem", problem.code().id())
                    .put("what", problem.what());
        }
    }

    private static JsonNode review(Proposal proposal) {
        ReviewRequest request =
                ReviewRequest.of(proposal.files(), Dialect.POSTGRESQL)
                        .after(proposal.history())
                        .lab(LabUse.OFF);
        Review review = new Reviewer(null).review(request).noting(proposal.notChecked());
        String document = Reports.told(Reporters.of("github"), request, review, proposal.change());
        Shape.GITHUB.holds(document);
        return summary(Json.parse(document), review);
    }

    private static ObjectNode summary(JsonNode document, Review review) {
        ObjectNode summary = Json.MAPPER.createObjectNode();
        ArrayNode comments = summary.putArray("comments");
        for (JsonNode comment : document.path("comments")) {
            ObjectNode one = ((ObjectNode) comment.deepCopy()).without("body");
            ArrayNode rules = one.putArray("rules");
            RULE.matcher(comment.path("body").asText())
                    .results()
                    .forEach(rule -> rules.add(rule.group(1)));
            one.put("suggests", comment.path("body").asText().contains("```suggestion"));
            comments.add(one);
        }
        ArrayNode elsewhere = summary.putArray("inBody");
        RULE.matcher(document.path("body").asText())
                .results()
                .forEach(rule -> elsewhere.add(rule.group(1)));
        ArrayNode gaps = summary.putArray("notChecked");
        review.notChecked().forEach(gap -> gaps.add(gap.what() + ": " + gap.reason()));
        return summary;
    }

    private static List<Input> texts(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> new Input(folder.relativize(file).toString(), text(file)))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
