package dev.dbguild.sql;

import java.util.ArrayList;
import java.util.List;

/// Passes over what stands between tokens: white space, comments, and template blocks such as `{% if … %}`.
///
/// PostgreSQL's comments nest. MySQL's `/*! … */` is no comment: what it holds is read, but for the version 999999
/// that no server has and dumps of MariaDB begin with. Not thread-safe.
final class Spaces {
    private static final int VAIN_SEARCHES = 20;

    private final String text;
    private final char[] chars;
    private final Dialect dialect;
    private final List<Token> comments = new ArrayList<>();
    private final List<Integer> unclosed = new ArrayList<>();
    private boolean conditional;
    private int holeStart = Integer.MAX_VALUE;
    private int holeEnd;
    private int vainTemplates;

    /// @param chars those of the text
    Spaces(String text, char[] chars, Dialect dialect) {
        this.text = text;
        this.chars = chars;
        this.dialect = dialect;
    }

    List<Token> comments() {
        return comments;
    }

    List<Integer> unclosed() {
        return unclosed;
    }

    /// Passes over the text between these positions, once it comes to the first of them.
    void skipBetween(int start, int end) {
        holeStart = start;
        holeEnd = end;
    }

    /// Where the text that is to be passed over ends, if it is still to come; else `from`.
    int behindHole(int from) {
        return holeStart >= from && holeStart != Integer.MAX_VALUE ? holeEnd : from;
    }

    /// The first position from `from` on where a token starts, or the end of the text.
    int skip(int from) {
        int at = from;
        while (at < chars.length) {
            if (at == holeStart) {
                at = holeEnd;
                holeStart = Integer.MAX_VALUE;
                continue;
            }
            int next = Lexemes.isSpace(chars[at]) ? at + 1 : afterComment(at);
            if (next == at) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private int afterComment(int at) {
        return switch (chars[at]) {
            case '-' -> startsDashes(at) ? comment(at, lineEnd(at)) : at;
            case '#' -> dialect == Dialect.MYSQL ? comment(at, lineEnd(at)) : at;
            case '/' -> text.startsWith("/*", at) ? afterBlock(at) : at;
            case '*' -> conditional && text.startsWith("*/", at) ? leaveConditional(at) : at;
            case '{' -> afterTemplate(at);
            default -> at;
        };
    }

    private boolean startsDashes(int at) {
        boolean dashes = text.startsWith("--", at);
        boolean spaced = at + 2 >= chars.length || Lexemes.isSpace(chars[at + 2]);
        return dashes && (spaced || dialect != Dialect.MYSQL);
    }

    private int afterBlock(int at) {
        if (dialect == Dialect.MYSQL
                && (text.startsWith("/*!", at) || text.startsWith("/*M!", at))
                && !text.startsWith("999999", text.indexOf('!', at) + 1)) {
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
        for (int i = at; i + 1 < chars.length; i++) {
            char c = chars[i];
            if (c == '/' && chars[i + 1] == '*') {
                depth++;
                i++;
            } else if (c == '*' && chars[i + 1] == '/') {
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
        while (end < chars.length && Lexemes.isDigit(chars[end])) {
            end++;
        }
        return end;
    }

    private int leaveConditional(int at) {
        conditional = false;
        return at + 2;
    }

    /// What steers a template, as `{% if x %}` or `{{ end }}`, is passed over; what it inserts is not.
    private int afterTemplate(int at) {
        if (text.startsWith("{%", at)) {
            return afterTemplateBlock(at, "%}");
        }
        return text.startsWith("{{", at) && TemplateWords.steers(text, at + 2)
                ? afterTemplateBlock(at, "}}")
                : at;
    }

    private int afterTemplateBlock(int at, String close) {
        if (vainTemplates > VAIN_SEARCHES) {
            return at;
        }
        for (int i = at + 2; i < chars.length && !Lexemes.isLineEnd(chars[i]); i++) {
            if (text.startsWith(close, i)) {
                return i + close.length();
            }
        }
        vainTemplates++;
        return at;
    }

    private int lineEnd(int at) {
        int end = at;
        while (end < chars.length && !Lexemes.isLineEnd(chars[end])) {
            end++;
        }
        return end;
    }

    private int comment(int start, int end) {
        comments.add(new Token(TokenKind.SYMBOL, start, end));
        return end;
    }
}
