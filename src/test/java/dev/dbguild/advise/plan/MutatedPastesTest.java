package dev.dbguild.advise.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dbguild.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Pastes that were cut, mixed up and mistyped are read or refused, never answered with a failure of ours.
final class MutatedPastesTest {
    private static final long SEED = 20_251_121;
    private static final int EACH = 150;
    private static final Duration MOST = Duration.ofSeconds(5);
    private static final List<String> BITS =
            List.of(
                    "NaN",
                    "-1",
                    "1e999",
                    "999999999999999999999999",
                    "\"",
                    "'",
                    "(",
                    "]}",
                    "->",
                    "\n",
                    "\t",
                    "null",
                    "Infinity",
                    "\u0000",
                    "é",
                    "{}",
                    "[",
                    "\"Plans\": 3,",
                    "Plans:",
                    "  ",
                    "#",
                    "|",
                    "+",
                    "<Plan>");

    private final Random random = new Random(SEED);

    @Test
    void a_damaged_paste_is_read_or_refused_in_time() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String paste : pastes()) {
            for (int i = 0; i < EACH; i++) {
                check(mutated(paste), wrong);
            }
        }
        assertThat(wrong.stream().limit(5)).as("seed %d, %d wrong", SEED, wrong.size()).isEmpty();
    }

    private static void check(String paste, List<String> wrong) {
        long start = System.nanoTime();
        try {
            JudgedPlan.in(paste, null).forEach(JudgedPlan::told);
        } catch (Problem problem) {
            if (problem.cure().isBlank() || problem.what().isBlank()) {
                wrong.add(problem.what() + "\n" + paste);
            }
        } catch (RuntimeException | StackOverflowError e) {
            wrong.add(
                    e
                            + " at "
                            + e.getStackTrace()[0]
                            + " "
                            + e.getStackTrace()[1]
                            + " "
                            + e.getStackTrace()[2]
                            + "\n"
                            + paste);
        }
        if (System.nanoTime() - start > MOST.toNanos()) {
            wrong.add("too slow:\n" + paste);
        }
    }

    private String mutated(String paste) {
        String text = paste;
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            text = once(text.isEmpty() ? " " : text);
        }
        return text;
    }

    private String once(String text) {
        int at = random.nextInt(text.length());
        int to = Math.min(text.length(), at + 1 + random.nextInt(30));
        return switch (random.nextInt(7)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(at);
            case 2 -> text.substring(0, at) + text.substring(to);
            case 3 ->
                    text.substring(0, at)
                            + BITS.get(random.nextInt(BITS.size()))
                            + text.substring(at);
            case 4 ->
                    text.substring(0, at)
                            + BITS.get(random.nextInt(BITS.size()))
                            + text.substring(to);
            case 5 -> text.substring(0, to) + text.substring(at);
            default -> lines(text);
        };
    }

    private String lines(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.add(random.nextInt(lines.size()), lines.remove(random.nextInt(lines.size())));
        return String.join("\n", lines);
    }

    private static List<String> pastes() throws IOException {
        List<String> pastes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/plans/pasted"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                pastes.add(Files.readString(file));
            }
        }
        return pastes;
    }
}
