package dev.dbguild.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program of the embedded PostgreSQL, run to its end.
final class Command {
    private static final int LIMIT_SECONDS = 120;

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();

    Command(List<String> prefix, Object... words) {
        this.words.addAll(prefix);
        for (Object word : words) {
            this.words.add(word.toString());
        }
    }

    /// Sets variables of its environment.
    Command with(Map<String, String> more) {
        variables.putAll(more);
        return this;
    }

    /// What a finished program left.
    ///
    /// @param output what it said on both streams
    record Outcome(int status, String output) {
        boolean fine() {
            return status == 0;
        }
    }

    boolean succeeds() {
        try {
            return run().fine();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /// Runs it and waits, at most two minutes. Its output goes through a file, so that a server it starts may keep
    /// the stream open.
    ///
    /// @throws UncheckedIOException when there is no such program
    Outcome run() {
        java.nio.file.Path output = null;
        try {
            output = java.nio.file.Files.createTempFile("dbguild", ".out");
            Process process = start(output);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Outcome(-1, "no end after " + LIMIT_SECONDS + " s");
            }
            return new Outcome(process.exitValue(), text(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(-1, "interrupted");
        } finally {
            forget(output);
        }
    }

    private Process start(java.nio.file.Path output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG"));
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        environment.putAll(variables);
        return builder.start();
    }

    private static String text(java.nio.file.Path output) throws IOException {
        return new String(java.nio.file.Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
    }

    private static void forget(java.nio.file.@org.jspecify.annotations.Nullable Path output) {
        if (output != null) {
            output.toFile().delete();
        }
    }
}
