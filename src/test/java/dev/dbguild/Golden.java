package dev.dbguild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that is made from the code. Run the tests with `-Ddbguild.golden.update=true` to write it anew.
public final class Golden {
    private Golden() {}

    /// Fails when the file does not say what the code says.
    public static void holds(Path file, String fresh) {
        try {
            if (Boolean.getBoolean("dbguild.golden.update")) {
                Files.writeString(file, fresh);
            }
            assertThat(Files.exists(file) ? Files.readString(file) : "")
                    .as("%s, made from the code", file)
                    .isEqualTo(fresh);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
