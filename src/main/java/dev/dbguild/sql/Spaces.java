package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;

/// Passes over what stands between tokens: white space, comments, and template blocks such as `{% if … %}`.
///
/// PostgreSQL's comments nest. MySQL's `/*! … */` is no comment: what it holds is read. Not thread-safe.
final class Spaces {
    private static final int VAIN_SEARCHES = 20;

    private final String text;
    private final Dialect dialect;
    private final List<Token> comments = new ArrayList<>();
    private final List<Integer> unclosed = new ArrayList<>();
    private boolean conditional;

    Spaces(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    List<Token> comments() {
        return comments;
    }

    List<Integer> unclosed() {
        return unclosed;
    }

    /// The first position from `from` on where a token starts, or the end of the text.
    int skip(int from) {
        int at = from;
        while (at < text.length()) {
            int next = Lexemes.isSpace(text.charAt(at)) ? at + 1 : afterComment(at);
            if (next == at) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private int afterComment(int at) {
        return switch (text.charAt(at)) {
            case '-' -> startsDashes(at) ? comment(at, lineEnd(at)) : at;
            case '#' -> dialect == Dialect.MYSQL ? comment(at, lineEnd(at)) : at;
            case '/' -> text.startsWith("/*", at) ? afterBlock(at) : at;
            case '*' -> conditional && text.startsWith("*/", at) ? leaveConditional(at) : at;
            case '{' -> text.startsWith("{%", at) ? afterTemplateBlock(at) : at;
            default -> at;
        };
    }

    private boolean startsDashes(int at) {
        boolean dashes = text.startsWith("--", at);
        boolean spaced = at + 2 >= text.length() || Lexemes.isSpace(text.charAt(at + 2));
        return dashes && (spaced || dialect != Dialect.MYSQL);
    }

    private int afterBlock(int at) {
        if (dialect == Dialect.MYSQL
                && (text.startsWith("/*!", at) || text.startsWith("/*M!", at))) {
            return enterConditional(text.indexOf('!', at) + 1);
        }
        int end = unclosed.size() > VAIN_SEARCHES ? -1 : blockEnd(at);
        if (end < 0) {
            unclosed.add(at);
            return at;
        }
        return comment(at, end);
    }

    private int blockEnd(int at) {
        if (dialect != Dialect.POSTGRESQL) {
            int end = text.indexOf("*/", at + 2);
            return end < 0 ? -1 : end + 2;
        }
        int depth = 0;
        for (int i = at; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' && text.charAt(i + 1) == '*') {
                depth++;
                i++;
            } else if (c == '*' && text.charAt(i + 1) == '/') {
                depth--;
                i++;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return -1;
    }

    private int enterConditional(int at) {
        conditional = true;
        int end = at;
        while (end < text.length() && Lexemes.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int leaveConditional(int at) {
        conditional = false;
        return at + 2;
    }

    private int afterTemplateBlock(int at) {
        int line = lineEnd(at);
        int end = text.indexOf("%}", at);
        return end < 0 || end > line ? at : end + 2;
    }

    private int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private int comment(int start, int end) {
        boolean carriage = end > start && text.charAt(end - 1) == '\r';
        comments.add(new Token(TokenKind.SYMBOL, start, carriage ? end - 1 : end));
        return end;
    }
}
