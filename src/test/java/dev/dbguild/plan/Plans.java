package dev.dbguild.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Plans that a real PostgreSQL 18 answered, from `src/test/resources/plans`.
public final class Plans {
    private Plans() {}

    public static Plan named(String name) {
        return PlanReader.read(text(name));
    }

    static String text(String name) {
        try (InputStream in = Plans.class.getResourceAsStream("/plans/" + name + ".json")) {
            if (in == null) {
                throw new AssertionError("no plan is named '" + name + "'");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
