package org.connectorkit.ses.address;

import java.util.ArrayList;
import java.util.List;
import org.connectorkit.ses.address.AddressToken.Kind;

/** Cuts the text of an address list into tokens, in one pass and in time linear in its length. */
final class AddressScanner {

    private final String source;
    private final List<AddressToken> tokens = new ArrayList<>();
    private int position;
    private boolean afterSpace;
    private boolean afterLineBreak;

    private AddressScanner(String source) {
        this.source = source;
    }

    static List<AddressToken> scan(String source) {
        AddressScanner scanner = new AddressScanner(source);
        while (scanner.position < source.length()) {
            scanner.next();
        }
        return scanner.tokens;
    }

    private void next() {
        char c = source.charAt(position);
        switch (c) {
            case ' ', '\t' -> {
                afterSpace = true;
                position++;
            }
            case '\r', '\n' -> {
                afterSpace = true;
                afterLineBreak = true;
                position++;
            }
            case '(' -> comment();
            case '"' -> quoted();
            case '[' -> literal();
            case '.' -> add(Kind.DOT, ".", position + 1);
            case '@' -> add(Kind.AT, "@", position + 1);
            case ',' -> add(Kind.COMMA, ",", position + 1);
            case ':' -> add(Kind.COLON, ":", position + 1);
            case ';' -> add(Kind.SEMICOLON, ";", position + 1);
            case '<' -> add(Kind.LESS, "<", position + 1);
            case '>' -> add(Kind.GREATER, ">", position + 1);
            case ')' -> bad("holds a ')' without its '('; delete it or put the display name in quotes", position + 1);
            case ']' -> bad("holds a ']' without its '['; delete it or put the display name in quotes", position + 1);
            case '\\' -> bad("holds a '\\' outside quotes; delete it or put the display name in quotes", position + 1);
            default -> {
                if (Character.isISOControl(c)) {
                    bad("holds the control character " + Quotation.ofCharacter(c) + "; delete it", position + 1);
                } else {
                    atom();
                }
            }
        }
    }

    private void atom() {
        int end = position + 1;
        while (end < source.length() && isAtomOrForeign(source.charAt(end))) {
            end++;
        }
        add(Kind.ATOM, source.substring(position, end), end);
    }

    /** Beyond ASCII everything is read as part of the word; where the word stands decides whether it may be there. */
    private static boolean isAtomOrForeign(char c) {
        return AddressToken.isAtomCharacter(c) || c > 0x9f;
    }

    private void quoted() {
        StringBuilder text = new StringBuilder();
        for (int i = position + 1; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"') {
                add(Kind.QUOTED, text.toString(), i + 1);
                return;
            }
            if (c == '\\' && i + 1 < source.length()) {
                i++;
                c = source.charAt(i);
            }
            if (Character.isISOControl(c)) {
                bad(
                        "holds the control character " + Quotation.ofCharacter(c) + " in quotes; delete it",
                        endOfQuotes(i));
                return;
            }
            text.append(c);
        }
        bad("has a '\"' that is never closed; add the closing quote", source.length());
    }

    private int endOfQuotes(int from) {
        for (int i = from + 1; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            if (c == '\\') {
                i++;
            }
        }
        return source.length();
    }

    private void literal() {
        int end = source.indexOf(']', position);
        if (end < 0) {
            bad("has a '[' that is never closed; put the display name in quotes or delete it", source.length());
        } else {
            add(Kind.LITERAL, source.substring(position, end + 1), end + 1);
        }
    }

    private void comment() {
        int depth = 0;
        for (int i = position; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
                if (depth == 0) {
                    position = i + 1;
                    return;
                }
            }
        }
        bad("has a '(' that is never closed; add the closing parenthesis", source.length());
    }

    /** What is bad makes one token with the bad that follows it, so that a text full of it costs little. */
    private void bad(String problem, int end) {
        if (tokens.isEmpty() || !tokens.get(tokens.size() - 1).is(Kind.BAD)) {
            add(Kind.BAD, problem, end);
        } else {
            position = end;
        }
    }

    private void add(Kind kind, String text, int end) {
        tokens.add(new AddressToken(kind, text, position, end, afterSpace, afterLineBreak));
        position = end;
        afterSpace = false;
        afterLineBreak = false;
    }
}
