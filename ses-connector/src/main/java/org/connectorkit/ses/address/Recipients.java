package org.connectorkit.ses.address;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who gets a message, each address once. An address that repeats stays where it first stands, To before Cc before Bcc;
 * two addresses are the same if the parts before the {@code @} are equal and the domains are equal but for case.
 */
public final class Recipients {

    /** The most that Amazon SES takes in one message, over To, Cc and Bcc together. */
    public static final int MAX_COUNT = 50;

    private final List<Mailbox> to;
    private final List<Mailbox> cc;
    private final List<Mailbox> bcc;

    private Recipients(List<Mailbox> to, List<Mailbox> cc, List<Mailbox> bcc) {
        Set<String> seen = new HashSet<>();
        this.to = firstOfEach(to, seen);
        this.cc = firstOfEach(cc, seen);
        this.bcc = firstOfEach(bcc, seen);
    }

    /** Drops what repeats. Any number is taken; the caller compares {@link #count()} with {@link #MAX_COUNT}. */
    public static Recipients of(List<Mailbox> to, List<Mailbox> cc, List<Mailbox> bcc) {
        return new Recipients(to, cc, bcc);
    }

    private static List<Mailbox> firstOfEach(List<Mailbox> mailboxes, Set<String> seen) {
        List<Mailbox> kept = new ArrayList<>();
        for (Mailbox mailbox : mailboxes) {
            if (seen.add(mailbox.addrSpec())) {
                kept.add(mailbox);
            }
        }
        return List.copyOf(kept);
    }

    /** Those on the To line. */
    public List<Mailbox> to() {
        return to;
    }

    /** Those on the Cc line. */
    public List<Mailbox> cc() {
        return cc;
    }

    /** Those that no line names. */
    public List<Mailbox> bcc() {
        return bcc;
    }

    /** How many there are in all. */
    public int count() {
        return to.size() + cc.size() + bcc.size();
    }

    /** The envelope: every recipient's address without display name, To before Cc before Bcc. */
    public List<String> addrSpecs() {
        return Stream.of(to, cc, bcc)
                .flatMap(List::stream)
                .map(Mailbox::addrSpec)
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Recipients that && to.equals(that.to) && cc.equals(that.cc) && bcc.equals(that.bcc);
    }

    @Override
    public int hashCode() {
        return List.of(to, cc, bcc).hashCode();
    }

    @Override
    public String toString() {
        return "To " + to + ", Cc " + cc + ", Bcc " + bcc;
    }
}
