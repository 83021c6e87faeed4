package dev.dbguild.cli;

import dev.dbguild.Code;
import dev.dbguild.Problem;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What every command has at hand: the way to a workbench and the terminal.
record Desk(Workbench.Opener opener, Terminal terminal) {
    private static final int MAX_FILE = 10_000_000;

    Workbench open(@Nullable Path data) {
        return opener.open(data, terminal::progress);
    }

    /// A question or SQL from the command line, which must be text in UTF-8.
    static String text(String argument) {
        if (argument.indexOf('\uFFFD') >= 0) {
            throw new Problem(
                    Code.BAD_ENCODING,
                    "the text is not UTF-8",
                    "convert it, for example with: iconv -f ISO-8859-1 -t UTF-8");
        }
        return argument;
    }

    /// The question of the command line; `-` reads it from standard input.
    static String question(String argument) {
        return argument.equals("-") ? decode(standardInput(), "standard input") : text(argument);
    }

    private static byte[] standardInput() {
        try {
            return System.in.readNBytes(MAX_FILE);
        } catch (IOException e) {
            throw new Problem(
                            Code.UNREADABLE_FILE,
                            "standard input cannot be read",
                            "pipe the question in, or write it as an argument")
                    .causedBy(e);
        }
    }

    /// A file's text; at most 10 MB of UTF-8.
    static String read(Path file) {
        try {
            byte[] bytes = bytes(file);
            if (bytes.length > MAX_FILE) {
                throw new Problem(
                                Code.TOO_LARGE,
                                "'" + file + "' is larger than 10 MB",
                                "split it, or name a smaller file")
                        .with("file", file);
            }
            return decode(bytes, file.toString());
        } catch (IOException e) {
            throw new Problem(
                            Code.UNREADABLE_FILE,
                            "'" + file + "' cannot be read",
                            "name a file that exists and may be read")
                    .with("file", file)
                    .causedBy(e);
        }
    }

    /// A byte more than is allowed tells that there is more. A plain stream, for thousands of files are read at a start.
    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = new FileInputStream(file.toFile())) {
            return in.readNBytes(MAX_FILE + 1);
        }
    }

    private static String decode(byte[] bytes, String source) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : strictly(bytes, source);
    }

    /// The character that stands for what is no UTF-8 may also stand for itself.
    private static String strictly(byte[] bytes, String source) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Problem(
                            Code.BAD_ENCODING,
                            "'" + source + "' is not UTF-8",
                            "convert it, for example with: iconv -f ISO-8859-1 -t UTF-8")
                    .with("file", source);
        }
    }
}
