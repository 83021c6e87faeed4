package dev.dbguild.definition;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A file's text as lines: no byte order mark, no carriage returns, no leading blank lines, no indent that all lines share.
///
/// @param firstLine the line of the file that `lines` begins at
/// @param indent columns cut off the left
record SourceText(String file, List<String> lines, int firstLine, int indent) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    SourceText {
        lines = List.copyOf(lines);
    }

    /// The text of these bytes; empty when they are no text, which is noted.
    static Optional<SourceText> of(String file, byte[] bytes, Notes notes) {
        Optional<String> text = decoded(bytes, notes);
        return text.map(raw -> normal(file, raw));
    }

    static SourceText normal(String file, String raw) {
        List<String> all = unixLines(raw).lines().toList();
        int blank = 0;
        while (blank < all.size() && all.get(blank).isBlank()) {
            blank++;
        }
        List<String> lines = all.subList(blank, all.size());
        int indent = commonIndent(lines);
        return new SourceText(
                file, lines.stream().map(line -> cut(line, indent)).toList(), blank + 1, indent);
    }

    /// Line ends as `\n`, no byte order mark: what is hashed.
    static String unixLines(String raw) {
        String text = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    String text() {
        return String.join("\n", lines);
    }

    boolean isBlank() {
        return lines.isEmpty();
    }

    private static Optional<String> decoded(byte[] bytes, Notes notes) {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            notes.warning(Spot.FILE, "the file is UTF-16", "save it as UTF-8");
            return Optional.of(new String(bytes, StandardCharsets.UTF_16));
        }
        for (byte b : bytes) {
            if (b == 0) {
                notes.error(Spot.FILE, "the file is not text", "save it as UTF-8 text or move it");
                return Optional.empty();
            }
        }
        return Optional.of(utf8(bytes, notes));
    }

    private static String utf8(byte[] bytes, Notes notes) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.toString();
        } catch (CharacterCodingException e) {
            notes.warning(
                    Spot.FILE,
                    "the file is not UTF-8; it was read as Windows-1252",
                    "save it as UTF-8");
            return new String(bytes, WINDOWS);
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && bytes[0] == (byte) first && bytes[1] == (byte) second;
    }

    private static int commonIndent(List<String> lines) {
        int common =
                lines.stream()
                        .filter(line -> !line.isBlank())
                        .mapToInt(SourceText::indentOf)
                        .min()
                        .orElse(0);
        boolean indentedFence = !lines.isEmpty() && lines.getFirst().matches(" +---\\s*");
        return common == 0 && indentedFence ? indentOf(lines.getFirst()) : common;
    }

    private static int indentOf(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    private static String cut(String line, int indent) {
        return line.substring(Math.min(indent, indentOf(line)));
    }
}
