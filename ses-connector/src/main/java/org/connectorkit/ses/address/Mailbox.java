package org.connectorkit.ses.address;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One address with its display name, if it has one. The local part is printable ASCII and the domain is ASCII in lower
 * case, with international labels as punycode, so that header and envelope can carry it as it is.
 */
public final class Mailbox {

    private final @Nullable String displayName;
    private final String localPart;
    private final String domain;
    private final String addrSpec;

    /** For the parser, which has checked every part. */
    Mailbox(@Nullable String displayName, String localPart, String domain) {
        this.displayName = displayName;
        this.localPart = localPart;
        this.domain = domain;
        this.addrSpec = (isDotAtom(localPart) ? localPart : quoted(localPart)) + "@" + domain;
    }

    /**
     * Reads one address that is known to be good, such as a constant.
     *
     * @throws IllegalArgumentException if the text is not exactly one address that {@link MailboxList} accepts
     */
    public static Mailbox of(String text) {
        MailboxList list = MailboxList.parseOne(text);
        if (!list.problems().isEmpty()) {
            throw new IllegalArgumentException(list.problems().get(0).message());
        }
        return list.mailboxes().get(0);
    }

    /** The display name in clear text: neither quoted nor encoded, never blank, without control characters. */
    public Optional<String> displayName() {
        return Optional.ofNullable(displayName);
    }

    /** What stands before the {@code @}, without the quotes that it may need there. */
    public String localPart() {
        return localPart;
    }

    /** The domain in lower case, international labels as {@code xn--…}. */
    public String domain() {
        return domain;
    }

    /**
     * The address as the envelope takes it, the local part quoted where RFC 5322 section 3.4.1 asks for it. Two mailboxes
     * are the same recipient if this is equal.
     */
    public String addrSpec() {
        return addrSpec;
    }

    private static boolean isDotAtom(String text) {
        boolean atStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' ? atStart : !AddressToken.isAtomCharacter(c)) {
                return false;
            }
            atStart = c == '.';
        }
        return !atStart;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mailbox that
                && Objects.equals(displayName, that.displayName)
                && addrSpec.equals(that.addrSpec);
    }

    @Override
    public int hashCode() {
        return Objects.hash(displayName, addrSpec);
    }

    /** The mailbox in a form that {@link MailboxList} reads back as an equal one. */
    @Override
    public String toString() {
        return displayName == null ? addrSpec : quoted(displayName) + " <" + addrSpec + ">";
    }
}
