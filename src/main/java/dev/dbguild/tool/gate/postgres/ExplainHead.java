package dev.dbguild.tool.gate.postgres;

import java.util.Set;

/// What stands before the statement that is explained.
///
/// @param behind index of the explained statement's first token
/// @param analyze whether it would be executed
record ExplainHead(int behind, boolean analyze) {
    private static final Set<String> OFF = Set.of("off", "false", "0", "'off'", "'false'", "'0'");
    private static final Set<String> QUERY = Set.of("select", "values", "table", "with");

    static ExplainHead of(Sentence sentence) {
        boolean options = sentence.symbol(1, '(') && isOption(sentence, 2);
        return options ? ofOptions(sentence) : ofWords(sentence);
    }

    private static boolean isOption(Sentence sentence, int at) {
        return sentence.at(at).isName() && !QUERY.contains(sentence.at(at).text());
    }

    private static boolean isAnalyze(Lexeme word) {
        return word.isName() && (word.text().equals("analyze") || word.text().equals("analyse"));
    }

    private static ExplainHead ofWords(Sentence sentence) {
        boolean analyze = isAnalyze(sentence.at(1));
        int at = analyze ? 2 : 1;
        return new ExplainHead(sentence.word(at, "verbose") ? at + 1 : at, analyze);
    }

    /// Of an option that is given twice, the server takes the last; here one that is not off is enough.
    private static ExplainHead ofOptions(Sentence sentence) {
        int behind = sentence.behind(1);
        boolean analyze = false;
        for (int at = 2; at < behind; at++) {
            boolean first = sentence.symbol(at - 1, '(') || sentence.symbol(at - 1, ',');
            boolean off = OFF.contains(sentence.at(at + 1).text());
            analyze |= first && isAnalyze(sentence.at(at)) && !off;
        }
        return new ExplainHead(behind, analyze);
    }
}
