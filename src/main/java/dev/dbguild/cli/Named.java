package dev.dbguild.cli;

import java.util.List;

/// What a word of the command line stands for: a command, or a group of them.
interface Named {
    Syntax syntax();

    /// Does what the words after its own name ask for, and returns the exit code.
    int run(Terminal terminal, List<String> words);

    /// Prints what `-h` and `-V` ask for; false for any other word.
    default boolean answers(String word, Terminal terminal) {
        switch (word) {
            case "-h", "--help" -> terminal.print(HelpPage.of(this));
            case "-V", "--version" -> terminal.print(version());
            default -> {
                return false;
            }
        }
        return true;
    }

    /// The version that the build gave the package.
    private static String version() {
        String version = Named.class.getPackage().getImplementationVersion();
        return "dbguild " + (version == null ? "development" : version);
    }
}
