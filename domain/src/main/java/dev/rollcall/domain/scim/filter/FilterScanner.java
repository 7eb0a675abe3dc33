package dev.rollcall.domain.scim.filter;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;

/** Reads a filter's text from left to right. */
final class FilterScanner {

    private final String text;
    private int at;

    FilterScanner(String text) {
        this.text = text;
    }

    Refusal refusal(String why, int position) {
        return Refusal.of(Reason.INVALID_FILTER, "The filter is invalid at character " + (position + 1) + ": " + why);
    }

    Refusal refusal(String why) {
        return refusal(why, at);
    }

    /** Returns the position of the next character that is no space. */
    int next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    boolean isAtEnd() {
        return next() == text.length();
    }

    boolean accept(char expected) {
        if (isAtEnd() || text.charAt(at) != expected) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char expected, String why) {
        if (!accept(expected)) {
            throw refusal(why);
        }
    }

    /** Takes the logical word if it stands here as a whole word, in any letter case. */
    boolean acceptWord(String word) {
        if (!isAtWord(word)) {
            return false;
        }
        at += word.length();
        return true;
    }

    private boolean isAtWord(String word) {
        int begin = next();
        int end = begin + word.length();
        return text.regionMatches(true, begin, word, 0, word.length())
                && (end == text.length() || !isNamePart(text.charAt(end)));
    }

    /** Takes {@code not (}. A mere {@code not} may be the beginning of an attribute's name. */
    boolean acceptNot() {
        int begin = next();
        if (acceptWord("not") && accept('(')) {
            return true;
        }
        at = begin;
        return false;
    }

    /** Takes an attribute's name with its URN and sub-attribute, or an operator; empty when neither stands here. */
    String name() {
        int begin = next();
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at);
    }

    private static boolean isNamePart(char character) {
        return Character.isLetterOrDigit(character) || "-_$:./".indexOf(character) >= 0;
    }

    Literal literal() {
        int begin = next();
        if (isAtEnd() || isClosing()) {
            throw refusal("a value is missing.");
        }
        if (accept('"')) {
            return new Literal(quoted(begin), true, begin);
        }
        int end = at;
        do {
            while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && !isClosing()) {
                at++;
            }
            end = at;
        } while (!isAtEnd() && !isClosing() && !isAtWord("and") && !isAtWord("or"));
        return new Literal(text.substring(begin, end), false, begin);
    }

    private boolean isClosing() {
        return text.charAt(at) == ')' || text.charAt(at) == ']';
    }

    private String quoted(int begin) {
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char character = text.charAt(at++);
            if (character == '"') {
                return value.toString();
            }
            value.append(character == '\\' ? escaped() : character);
        }
        throw refusal("the quoted value does not end.", begin);
    }

    private char escaped() {
        int backslash = at - 1;
        char kind = at < text.length() ? text.charAt(at++) : ' ';
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw refusal("a backslash must be written twice.", backslash);
        };
    }

    private char unicode() {
        int code = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw refusal("\\u takes four hexadecimal digits.");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }
}
