package dev.dbguild.sql;

import java.util.Locale;
import java.util.Set;

/// What psql's backslash commands mean for the statement before them and the lines behind them.
final class ClientCommands {
    /// Those that send the statement before them, besides `\g…`, or throw it away.
    private static final Set<String> END =
            Set.of(
                    "crosstabview",
                    "watch",
                    "bind",
                    "bind_named",
                    "parse",
                    "sendpipeline",
                    "r",
                    "reset");

    private ClientCommands() {}

    /// Whether the statement before the command is over with it.
    static boolean ends(String text, Token command) {
        String name = name(text, command);
        return name.startsWith("g") || END.contains(name);
    }

    /// Whether rows follow, as after `\copy t from stdin`.
    static boolean copiesFromInput(String text, Token command) {
        if (!name(text, command).equals("copy")) {
            return false;
        }
        String[] words =
                text.substring(command.start(), command.end())
                        .toLowerCase(Locale.ROOT)
                        .split("[\\s();]+");
        for (int i = 1; i < words.length; i++) {
            if (words[i - 1].equals("from") && words[i].equals("stdin")) {
                return true;
            }
        }
        return false;
    }

    private static String name(String text, Token command) {
        int end = command.start() + 1;
        while (end < command.end()
                && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return text.substring(command.start() + 1, end);
    }
}
