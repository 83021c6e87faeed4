package dev.dbguild.tool.gate.postgres;

import dev.dbguild.tool.gate.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The tokens of one statement, and where each bracket of it closes.
record Sentence(String text, List<Lexeme> lexemes, int[] closes) {
    private static final Lexeme NOTHING = new Lexeme(Lexeme.Kind.SYMBOL, 0, 0, "\0");

    /// Reads text that holds one statement, with or without semicolons behind it.
    static Sentence only(String text) {
        List<Lexeme> all = PostgresLexer.read(text);
        int end = all.size();
        while (end > 0 && all.get(end - 1).isSymbol(';')) {
            end--;
        }
        List<Lexeme> kept = List.copyOf(all.subList(0, end));
        if (kept.isEmpty()) {
            throw Refusal.unreadable("there is only a comment", "send one SELECT", 1);
        }
        refuseStacked(kept);
        return new Sentence(text, kept, closes(kept));
    }

    /// Reads a body or an expression, semicolons and all.
    static Sentence of(String text) {
        List<Lexeme> all = PostgresLexer.read(text);
        return new Sentence(text, all, closes(all));
    }

    private static void refuseStacked(List<Lexeme> lexemes) {
        for (int i = 0; i < lexemes.size(); i++) {
            if (lexemes.get(i).isSymbol(';')) {
                Lexeme second = lexemes.get(i + 1);
                throw Refusal.of(
                        "there is more than one statement, and only one may run",
                        "send them one by one",
                        second.text(),
                        second.position());
            }
        }
    }

    private static int[] closes(List<Lexeme> lexemes) {
        int[] closes = new int[lexemes.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < closes.length; i++) {
            Lexeme each = lexemes.get(i);
            if (each.isSymbol('(') || each.isSymbol('[')) {
                open.push(i);
            } else if (each.isSymbol(')') || each.isSymbol(']')) {
                closes[opened(open, lexemes, each)] = i;
            }
        }
        if (!open.isEmpty()) {
            throw unbalanced("a bracket is never closed", lexemes.get(open.pop()));
        }
        return closes;
    }

    private static int opened(Deque<Integer> open, List<Lexeme> lexemes, Lexeme closing) {
        boolean round = closing.isSymbol(')');
        if (open.isEmpty() || lexemes.get(open.peek()).isSymbol('(') != round) {
            throw unbalanced("a bracket closes what was not opened", closing);
        }
        return open.pop();
    }

    private static RuntimeException unbalanced(String what, Lexeme at) {
        return Refusal.unreadable(
                "the statement cannot be read: " + what + " (character " + at.position() + ")",
                "give each bracket its other half",
                at.position());
    }

    int size() {
        return lexemes.size();
    }

    /// The token at this index; beyond the end one that is nothing.
    Lexeme at(int index) {
        return index >= 0 && index < lexemes.size() ? lexemes.get(index) : NOTHING;
    }

    boolean word(int index, String word) {
        return at(index).isWord(word);
    }

    boolean words(int index, String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!word(index + i, words[i])) {
                return false;
            }
        }
        return true;
    }

    boolean symbol(int index, char symbol) {
        return at(index).isSymbol(symbol);
    }

    /// Behind the bracket that closes what opens at `index`.
    int behind(int index) {
        return closes[index] + 1;
    }

    /// The text from this token to the last.
    String from(int index) {
        return text.substring(at(index).start(), lexemes.getLast().end());
    }
}
