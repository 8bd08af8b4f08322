package org.connectorkit.ses.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.connectorkit.ses.address.Recipients;
import org.connectorkit.ses.message.EmailProblem.Part;

/** What can be told of an email before it is measured. */
final class EmailRules {

    private EmailRules() {}

    static List<EmailProblem> problems(Email email) {
        List<EmailProblem> problems = new ArrayList<>();
        int recipients = email.recipients().count();
        if (recipients == 0) {
            problems.add(EmailProblem.of(Part.RECIPIENTS, "No recipient is given; write an address in To, Cc or Bcc."));
        } else if (recipients > Recipients.MAX_COUNT) {
            problems.add(EmailProblem.of(
                    Part.RECIPIENTS,
                    recipients + " recipients are given over To, Cc and Bcc; Amazon SES takes at most "
                            + Recipients.MAX_COUNT + " in one message. Send it in several messages."));
        }
        firstControlCharacter(email.subject())
                .ifPresent(c -> problems.add(EmailProblem.of(
                        Part.SUBJECT,
                        "The subject holds the control character " + named(c)
                                + "; it is one line of plain text, so delete it.")));
        if (email.text().isEmpty() && email.html().isEmpty()) {
            problems.add(EmailProblem.of(Part.BODY, "No body is given; fill in Text, Html or both."));
        }
        email.attachments()
                .forEach(attachment -> fileNameProblem(attachment.fileName()).ifPresent(problems::add));
        return problems;
    }

    private static Optional<EmailProblem> fileNameProblem(String fileName) {
        OptionalInt control = firstControlCharacter(fileName);
        if (control.isPresent()) {
            return Optional.of(EmailProblem.ofAttachment(
                    fileName,
                    "The file's name holds the control character " + named(control.getAsInt())
                            + "; delete it from the name."));
        }
        String cleaned = FileName.clean(fileName);
        if (RefusedFileTypes.refuses(cleaned)) {
            return Optional.of(EmailProblem.ofAttachment(
                    fileName,
                    "Amazon SES refuses files of type ." + FileName.extension(cleaned)
                            + "; send the file in a .zip archive or send a link to it."));
        }
        return Optional.empty();
    }

    private static OptionalInt firstControlCharacter(String text) {
        return text.chars().filter(Character::isISOControl).findFirst();
    }

    private static String named(int control) {
        return String.format(Locale.ROOT, "U+%04X ", control) + Character.getName(control);
    }
}
