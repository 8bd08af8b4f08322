package org.connectorkit.ses.address;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found in an input for addresses: the mailboxes in the order written, and what is wrong with the rest.
 *
 * <p>An item may hold one address, several with commas between them, groups ({@code Team: a@example.com, b@example.com;},
 * which count as their members), comments, or the JSON text of an array of such strings. Blank items and empty places
 * between commas are skipped. Grammar: RFC 5322 section 3.4, without white space in the address itself and without the
 * obsolete forms; plus what Amazon SES asks for: ASCII before the {@code @} and a domain with a top-level domain.
 *
 * <p>Any text whatever can be parsed: parsing never throws and takes time linear in the text.
 */
public final class MailboxList {

    /** After so many problems the rest is not reported: the input is no address list at all. */
    static final int MAX_PROBLEMS = 100;

    private final List<Mailbox> mailboxes = new ArrayList<>();
    private final List<AddressProblem> problems = new ArrayList<>();

    private MailboxList() {}

    /** Parses the items of a list input. */
    public static MailboxList parse(List<String> items) {
        MailboxList list = new MailboxList();
        for (int i = 0; i < items.size(); i++) {
            list.addItem(i, items.get(i));
        }
        return list;
    }

    /** Parses a text that must hold exactly one address, such as a sender; any other number is a problem. */
    public static MailboxList parseOne(String text) {
        MailboxList list = parse(List.of(text));
        int found = list.mailboxes.size();
        if (list.problems.isEmpty() && found != 1) {
            list.addProblem(
                    0,
                    found == 0
                            ? "No address is given; write one, as in name@example.com or \"Doe, Jane\" <jane@example.com>."
                            : Quotation.of(text) + " holds " + found + " addresses; write exactly one.");
        }
        return list;
    }

    private void addItem(int index, String item) {
        if (!item.stripLeading().startsWith("[")) {
            addAddresses(index, item);
            return;
        }
        JsonTextArray.parse(item)
                .ifPresentOrElse(
                        texts -> texts.forEach(text -> addAddresses(index, text)),
                        () -> addProblem(
                                index,
                                Quotation.of(item) + " starts with '[' and is no JSON array of strings; write it as"
                                        + " [\"name@example.com\"], or write the addresses with commas between them."));
    }

    private void addAddresses(int index, String text) {
        AddressParser.parse(text, mailboxes::add, problem -> addProblem(index, problem));
    }

    private void addProblem(int index, String message) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new AddressProblem(index, message));
        }
    }

    /** The good addresses, in the order written, with duplicates. */
    public List<Mailbox> mailboxes() {
        return List.copyOf(mailboxes);
    }

    /** What is wrong, one for each bad address in the order written, at most 100; empty if all is well. */
    public List<AddressProblem> problems() {
        return List.copyOf(problems);
    }
}
