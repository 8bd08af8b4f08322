package org.connectorkit.ses;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorkit.ses.address.AddressProblem;
import org.connectorkit.ses.address.Mailbox;
import org.connectorkit.ses.address.MailboxList;
import org.connectorkit.ses.address.Recipients;
import org.connectorkit.ses.message.Attachment;
import org.connectorkit.ses.message.AttachmentException;
import org.connectorkit.ses.message.Email;
import org.connectorkit.ses.message.EmailProblem;
import org.connectorkit.ses.message.MimeMessage;
import org.connectorkit.spi.Entry;
import org.connectorkit.spi.FileValue;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.Inputs;
import org.jspecify.annotations.Nullable;

/** The inputs of one email as an {@link Email}, with everything that is wrong with them, without a call and without reading a file. */
final class EmailInputs {

    private static final Mailbox PLACEHOLDER = Mailbox.of("sender@example.com");

    private final Inputs inputs;
    private final List<InputProblem> problems = new ArrayList<>();
    private final Email email;

    private EmailInputs(Inputs inputs) {
        this.inputs = inputs;
        Mailbox sender = sender();
        Recipients recipients = Recipients.of(
                mailboxes(SendEmailAction.TO), mailboxes(SendEmailAction.CC), mailboxes(SendEmailAction.BCC));
        Email.Builder builder = Email.builder()
                .from(sender == null ? PLACEHOLDER : sender)
                .recipients(recipients)
                .replyTo(mailboxes(SendEmailAction.REPLY_TO))
                .subject(inputs.find(SendEmailAction.SUBJECT).orElse(""))
                .text(inputs.find(SendEmailAction.TEXT).orElse(null))
                .html(inputs.find(SendEmailAction.HTML).orElse(null));
        attachments().forEach(file -> builder.addAttachment(new Attachment(file.key(), file.value())));
        this.email = builder.build();
        List<EmailProblem> rules = email.problems();
        rules.stream().map(this::located).flatMap(Optional::stream).forEach(problems::add);
        if (rules.isEmpty() && sizesAreKnown()) {
            measure();
        }
    }

    /** Reads every input, and notes what is wrong with it. */
    static EmailInputs read(Inputs inputs) {
        return new EmailInputs(inputs);
    }

    /** Every problem, in the order of the form; empty if the email may be composed. */
    List<InputProblem> problems() {
        return List.copyOf(problems);
    }

    /** The email; only of use where there is no problem. */
    Email email() {
        return email;
    }

    /** The same problem, at the input that a person has to mend. */
    static InputProblem atInput(EmailProblem problem) {
        switch (problem.part()) {
            case RECIPIENTS:
                return InputProblem.of(SendEmailAction.TO, problem.message());
            case SUBJECT:
                return InputProblem.of(SendEmailAction.SUBJECT, problem.message());
            case BODY:
            case TEXT:
                return InputProblem.of(SendEmailAction.TEXT, problem.message());
            case HTML:
                return InputProblem.of(SendEmailAction.HTML, problem.message());
            case ATTACHMENT:
                return InputProblem.ofEntry(
                        SendEmailAction.ATTACHMENTS, problem.fileName().orElseThrow(), problem.message());
        }
        throw new IllegalStateException("no input holds the part " + problem.part() + " of an email");
    }

    private @Nullable Mailbox sender() {
        String text = inputs.find(SendEmailAction.SENDER).orElse(null);
        if (text == null) {
            return null;
        }
        MailboxList parsed = MailboxList.parseOne(text);
        parsed.problems().forEach(problem -> problems.add(InputProblem.of(SendEmailAction.SENDER, problem.message())));
        return parsed.problems().isEmpty() ? parsed.mailboxes().get(0) : null;
    }

    private List<Mailbox> mailboxes(Input<List<String>> input) {
        MailboxList parsed = MailboxList.parse(inputs.find(input).orElse(List.of()));
        for (AddressProblem problem : parsed.problems()) {
            problems.add(InputProblem.ofItem(input, problem.index(), problem.message()));
        }
        return parsed.mailboxes();
    }

    private List<Entry<FileValue>> attachments() {
        return inputs.find(SendEmailAction.ATTACHMENTS).orElse(List.of());
    }

    /** Leaves out what the schema's own rules or a problem with an address say already. */
    private Optional<InputProblem> located(EmailProblem problem) {
        boolean none = email.recipients().count() == 0;
        boolean addressesWritten = inputs.find(SendEmailAction.TO).isPresent()
                || inputs.find(SendEmailAction.CC).isPresent()
                || inputs.find(SendEmailAction.BCC).isPresent();
        if (problem.part() == EmailProblem.Part.RECIPIENTS && none && (!addressesWritten || !problems.isEmpty())) {
            return Optional.empty();
        }
        if (problem.part() == EmailProblem.Part.BODY) {
            return Optional.empty();
        }
        return Optional.of(atInput(problem));
    }

    private boolean sizesAreKnown() {
        return attachments().stream().allMatch(file -> file.value().size().isPresent());
    }

    private void measure() {
        try {
            MimeMessage.of(email).sizeProblem().map(EmailInputs::atInput).ifPresent(problems::add);
        } catch (AttachmentException e) {
            throw new IllegalStateException("a file was read although its size was known", e);
        }
    }
}
