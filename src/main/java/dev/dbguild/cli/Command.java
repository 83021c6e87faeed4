package dev.dbguild.cli;

import java.util.List;

/// One command: how it is written, and what it does.
interface Command extends Named {
    /// @return the exit code: 0 fine, 1 findings, 2 wrong use or unreadable input, 3 a dependency failed
    int run(Line line);

    /// Whoever asks for help gets it, whatever else is wrong with the line.
    @Override
    default int run(Terminal terminal, List<String> words) {
        for (String word : words) {
            if (word.equals("--")) {
                break;
            }
            if (answers(word, terminal)) {
                return 0;
            }
        }
        return run(LineReader.read(syntax(), words));
    }
}
