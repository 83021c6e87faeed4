package dev.dbguild.cli;

/// Words broken into lines of a width, the later ones indented as deep as the first.
final class Wrapped {
    private Wrapped() {}

    /// @param before what stands before the first word
    /// @return whole lines, the last one with its end
    static String of(String before, String words, int width) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(before);
        for (String word : words.split(" ")) {
            if (line.length() + word.length() > width && line.length() > before.length()) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(" ".repeat(before.length()));
            }
            line.append(word).append(' ');
        }
        return text.append(line.toString().stripTrailing()).append('\n').toString();
    }
}
