package org.connectorkit.ses.address;

import java.util.List;
import java.util.function.Consumer;
import org.connectorkit.ses.address.AddressToken.Kind;
import org.jspecify.annotations.Nullable;

/** Reads one text as an address list (RFC 5322 section 3.4): mailboxes and groups, with commas between them. */
final class AddressParser {

    private static final String EXAMPLE = "as in name@example.com or \"Doe, Jane\" <jane@example.com>";
    private static final int MAX_LOCAL_PART = 64;

    private final String source;
    private final List<AddressToken> tokens;
    private final Consumer<Mailbox> mailboxes;
    private final Consumer<String> problems;

    private AddressParser(String source, Consumer<Mailbox> mailboxes, Consumer<String> problems) {
        this.source = source;
        this.tokens = AddressScanner.scan(source);
        this.mailboxes = mailboxes;
        this.problems = problems;
    }

    /** Hands over each address, good or bad, in order; a bad one does not stop the parsing of the next. */
    static void parse(String source, Consumer<Mailbox> mailboxes, Consumer<String> problems) {
        new AddressParser(source, mailboxes, problems).list();
    }

    private void list() {
        int groupStart = -1;
        int i = 0;
        while (i < tokens.size()) {
            AddressToken token = tokens.get(i);
            if (token.is(Kind.COMMA)) {
                i++;
            } else if (token.is(Kind.SEMICOLON) && groupStart >= 0) {
                groupStart = -1;
                i++;
                if (i < tokens.size() && !tokens.get(i).is(Kind.COMMA)) {
                    int end = nextComma(i);
                    report(i, end, "follows a group without a comma between them; add the comma");
                    i = end;
                }
            } else {
                int end = endOfAddress(i);
                int colon = groupColon(i, end);
                if (colon >= 0 && groupStart < 0) {
                    groupStart = i;
                    i = colon + 1;
                } else {
                    i = address(i, end, groupStart >= 0);
                }
            }
        }
        if (groupStart >= 0) {
            report(
                    groupStart,
                    endOfAddress(groupStart),
                    "starts a group that no ';' ends; add the ';' or delete the ':'");
        }
    }

    /** The next comma or semicolon, or the end of the text. */
    private int endOfAddress(int from) {
        int end = from;
        while (end < tokens.size()
                && !tokens.get(end).is(Kind.COMMA)
                && !tokens.get(end).is(Kind.SEMICOLON)) {
            end++;
        }
        return end;
    }

    /** The next comma, or the end of the text. */
    private int nextComma(int from) {
        int end = from;
        while (end < tokens.size() && !tokens.get(end).is(Kind.COMMA)) {
            end++;
        }
        return end;
    }

    /** The colon after a group's name, or -1. Before it there are only words. */
    private int groupColon(int from, int to) {
        for (int i = from; i < to; i++) {
            AddressToken token = tokens.get(i);
            if (token.is(Kind.COLON)) {
                return i > from ? i : -1;
            }
            if (!token.is(Kind.ATOM) && !token.is(Kind.QUOTED) && !token.is(Kind.DOT)) {
                return -1;
            }
        }
        return -1;
    }

    /** Reads the address and returns where to go on. */
    private int address(int from, int to, boolean inGroup) {
        int end = inGroup ? to : nextComma(to);
        if (end > to) {
            report(from, end, "holds a ';' outside a group; separate addresses with commas");
            return end;
        }
        try {
            mailboxes.accept(mailbox(tokens.subList(from, to)));
        } catch (AddressSyntaxException problem) {
            report(from, to, problem.problem());
        }
        return to;
    }

    private void report(int from, int to, String problem) {
        problems.accept(Quotation.of(source.substring(
                        tokens.get(from).start(), tokens.get(to - 1).end())) + " " + problem + ".");
    }

    private static Mailbox mailbox(List<AddressToken> tokens) throws AddressSyntaxException {
        int less = -1;
        for (int i = 0; i < tokens.size(); i++) {
            AddressToken token = tokens.get(i);
            if (token.is(Kind.BAD)) {
                throw new AddressSyntaxException(token.text());
            }
            if (i > 0 && token.afterLineBreak()) {
                throw new AddressSyntaxException(
                        "holds a line break; delete it, or add a comma where the next address starts");
            }
            if (less < 0 && token.is(Kind.LESS)) {
                less = i;
            }
        }
        if (less < 0) {
            return addrSpec(null, tokens);
        }
        int last = tokens.size() - 1;
        for (int i = less + 1; i < last; i++) {
            if (tokens.get(i).is(Kind.GREATER)) {
                throw new AddressSyntaxException("goes on after its '>'; add a comma where the next address starts");
            }
        }
        if (!tokens.get(last).is(Kind.GREATER)) {
            throw new AddressSyntaxException("has a '<' that is never closed; add the '>'");
        }
        return addrSpec(DisplayName.of(tokens.subList(0, less)), tokens.subList(less + 1, last));
    }

    private static Mailbox addrSpec(@Nullable String name, List<AddressToken> tokens) throws AddressSyntaxException {
        int at = -1;
        boolean spaced = false;
        for (int i = 0; i < tokens.size(); i++) {
            AddressToken token = tokens.get(i);
            spaced |= i > 0 && token.afterSpace();
            if (token.is(Kind.AT)) {
                if (at >= 0) {
                    throw new AddressSyntaxException("has more than one '@'; separate addresses with commas");
                }
                at = i;
            }
        }
        if (at < 0) {
            throw new AddressSyntaxException(
                    "has no '@'; write the whole address, and quotes around a name with a comma, " + EXAMPLE);
        }
        if (spaced) {
            throw new AddressSyntaxException(
                    "has a space inside the address; delete it, or write a display name, " + EXAMPLE);
        }
        return new Mailbox(name, localPart(tokens.subList(0, at)), domain(tokens.subList(at + 1, tokens.size())));
    }

    private static String localPart(List<AddressToken> tokens) throws AddressSyntaxException {
        if (tokens.isEmpty()) {
            throw new AddressSyntaxException("has nothing before its '@'; write the whole address, " + EXAMPLE);
        }
        StringBuilder text = new StringBuilder();
        boolean quoted = tokens.size() == 1 && tokens.get(0).is(Kind.QUOTED);
        boolean atomExpected = true;
        for (AddressToken token : tokens) {
            if (!quoted && !token.is(atomExpected ? Kind.ATOM : Kind.DOT)) {
                throw new AddressSyntaxException("has " + Quotation.of(token.text())
                        + " where it may not be before the '@'; correct it, or quote the whole part before the '@'");
            }
            atomExpected = !atomExpected;
            text.append(token.text());
        }
        if (!quoted && atomExpected) {
            throw new AddressSyntaxException("has a dot right before its '@'; delete it");
        }
        requireAscii(text);
        if (text.isEmpty() || text.length() > MAX_LOCAL_PART) {
            throw new AddressSyntaxException(
                    "needs 1 to 64 characters before its '@' and has " + text.length() + "; correct the address");
        }
        return text.toString();
    }

    private static void requireAscii(CharSequence localPart) throws AddressSyntaxException {
        for (int i = 0; i < localPart.length(); i++) {
            if (localPart.charAt(i) >= 0x7f) {
                throw new AddressSyntaxException(
                        "has " + Quotation.ofCharacter(Character.codePointAt(localPart, i))
                                + " before its '@', where Amazon SES accepts ASCII only; use another address of this recipient");
            }
        }
    }

    private static String domain(List<AddressToken> tokens) throws AddressSyntaxException {
        StringBuilder text = new StringBuilder();
        for (AddressToken token : tokens) {
            if (token.is(Kind.LITERAL)) {
                throw new AddressSyntaxException("has an IP address as domain, which Amazon SES does not accept;"
                        + " write the domain's name, " + EXAMPLE);
            }
            if (!token.is(Kind.ATOM) && !token.is(Kind.DOT)) {
                throw new AddressSyntaxException(
                        "has " + Quotation.of(token.text()) + " in its domain; correct the domain, " + EXAMPLE);
            }
            text.append(token.text());
        }
        return AsciiDomain.of(text.toString());
    }
}
