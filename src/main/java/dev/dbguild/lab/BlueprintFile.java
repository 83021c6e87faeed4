package dev.dbguild.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.dbguild.Code;
import dev.dbguild.Json;
import dev.dbguild.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A blueprint on disk: JSON, packed with gzip.
///
/// @param format with its version
/// @param written when
record BlueprintFile(String format, Instant written, Blueprint blueprint) {
    private static final String FORMAT = "dbguild/blueprint/1";

    /// Unpacked; a few hundred kilobytes are usual.
    private static final long LIMIT = 512L << 20;

    private static final int MOST_STATEMENTS = 200_000;

    /// Whole or not at all; only its owner may read it, as it may hold values of rows.
    static void write(Blueprint blueprint, Path file) {
        Path fresh = file.toAbsolutePath().resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Secrets.createPrivate(fresh);
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(fresh))) {
                Json.MAPPER.writeValue(out, new BlueprintFile(FORMAT, Instant.now(), blueprint));
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Disk.unwritable(file, e);
        }
    }

    static Blueprint read(Path file) {
        try (InputStream packed = Files.newInputStream(file);
                InputStream in = new Limited(new GZIPInputStream(packed))) {
            BlueprintFile read = Json.MAPPER.readValue(in, BlueprintFile.class);
            if (read == null || !FORMAT.equals(read.format)) {
                throw unreadable(file, "its format is not '" + FORMAT + "'");
            }
            if (read.blueprint == null
                    || read.blueprint.statements().size() > MOST_STATEMENTS
                    || read.blueprint.major() <= 0) {
                throw unreadable(file, "it holds no blueprint, or too much");
            }
            return read.blueprint;
        } catch (JsonProcessingException e) {
            throw unreadable(file, "it is damaged: " + e.getOriginalMessage()).causedBy(e);
        } catch (IOException e) {
            throw unreadable(file, "it cannot be unpacked: " + e.getMessage()).causedBy(e);
        }
    }

    private static Problem unreadable(Path file, String why) {
        return new Problem(
                        Code.UNREADABLE_FILE,
                        "'" + file + "' is no blueprint of a database: " + why,
                        "export it again with './dbguild twin --target NAME --out FILE'")
                .with("file", file.toString());
    }

    /// Stops what unpacks to more than anything real.
    private static final class Limited extends FilterInputStream {
        private long left = LIMIT;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            return counted(read, read);
        }

        private int counted(int result, int bytes) throws IOException {
            left -= Math.max(0, bytes);
            if (left < 0) {
                throw new IOException("more than " + (LIMIT >> 20) + " MB");
            }
            return result;
        }
    }
}
