package org.connectorkit.ses;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.connectorkit.ses.message.AttachmentException;
import org.connectorkit.ses.session.Envelope;
import org.connectorkit.ses.session.SentMail;
import org.connectorkit.spi.ActionContext;
import org.connectorkit.spi.ActionInfo;
import org.connectorkit.spi.ActionResult;
import org.connectorkit.spi.Entry;
import org.connectorkit.spi.FileValue;
import org.connectorkit.spi.Format;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Inputs;
import org.connectorkit.spi.PreviewableAction;
import org.connectorkit.spi.ResultField;
import org.connectorkit.spi.Rule;

/** Sends one email. */
final class SendEmailAction implements PreviewableAction {

    private static final String DELIVERY = "Delivery";
    private static final String CONTENT = "Content";

    static final Input<String> AWS_REGION =
            CommonInputs.awsRegion().group(DELIVERY).build();

    static final Input<List<String>> TO = addresses("toAddresses", "To Address")
            .comment(
                    "Recipients on the To: line, such as `\"Doe, Jane\" <jane@example.com>`. At most 50 recipients over To, Cc and Bcc.")
            .addExample(List.of("\"Doe, Jane\" <jane@example.com>", "joe@example.com"))
            .build();

    static final Input<List<String>> CC = addresses("ccAddresses", "Cc Address")
            .advanced()
            .comment("Recipients on the Cc: line, for their information.")
            .build();

    static final Input<List<String>> BCC = addresses("bccAddresses", "Bcc Address")
            .advanced()
            .comment("Recipients on the Bcc: line, whom no other recipient can see.")
            .build();

    static final Input<String> SENDER = Input.text("sender", "Sender Email")
            .required()
            .group(DELIVERY)
            .format(Format.MAILBOX)
            .addExample("Example Shop <shop@example.com>")
            .comment(
                    "The address that the email comes from. Amazon SES must have verified it, or its domain, in this region.")
            .docs(URI.create("https://docs.aws.amazon.com/ses/latest/dg/verify-addresses-and-domains.html"))
            .build();

    static final Input<List<String>> REPLY_TO = addresses("replyTo", "Reply To")
            .advanced()
            .comment("Where replies go, if not to the sender.")
            .build();

    static final Input<String> SUBJECT = Input.text("subject", "Subject")
            .required()
            .group(CONTENT)
            .comment("A short summary, shown in the inbox.")
            .build();

    static final Input<String> TEXT = Input.multiline("text", "Text")
            .group(CONTENT)
            .comment(
                    "The body as plain text, for mail clients without HTML and slow networks. Give Text, Html or both.")
            .build();

    static final Input<String> HTML = Input.multiline("html", "Html")
            .group(CONTENT)
            .contentMediaType("text/html")
            .comment("The body as HTML, with links and formatting. Give Text, Html or both.")
            .build();

    static final Input<List<Entry<FileValue>>> ATTACHMENTS = Input.fileEntries("attachments", "Attachments")
            .group(CONTENT)
            .comment(
                    "Files to attach. The key is the file name, such as my-file.pdf, and the value is the file. About 7.3 MB in all.")
            .build();

    private static final ActionInfo INFO = ActionInfo.builder("sendEmail", "Send Email")
            .description("Send one email, as plain text, HTML or both, with or without attachments.")
            .addResult(ResultField.of(
                    "messageId",
                    "The id that Amazon SES gave the email; its delivery notifications carry the same id."))
            .addResult(ResultField.of("requestId", "The id of the request; AWS Support asks for it."))
            .addResult(ResultField.of(
                    "recipients", "How many recipients: `to`, `cc`, `bcc` and `total`, each address counted once."))
            .addResult(ResultField.of("messageBytes", "The size of the email after encoding, in bytes."))
            .build();

    private static final InputSchema INPUTS = InputSchema.builder()
            .addInput(AWS_REGION)
            .addInput(TO)
            .addInput(CC)
            .addInput(BCC)
            .addInput(SENDER)
            .addInput(REPLY_TO)
            .addInput(SUBJECT)
            .addInput(TEXT)
            .addInput(HTML)
            .addInput(ATTACHMENTS)
            .addInput(CommonInputs.CONNECTION)
            .addRule(Rule.atLeastOneOf(TO, CC, BCC))
            .addRule(Rule.atLeastOneOf(TEXT, HTML))
            .build();

    private static Input.Builder<List<String>> addresses(String key, String label) {
        return Input.textList(key, label).group(DELIVERY).format(Format.MAILBOX).acceptsSingleItem();
    }

    @Override
    public ActionInfo info() {
        return INFO;
    }

    @Override
    public InputSchema inputs() {
        return INPUTS;
    }

    @Override
    public List<InputProblem> validate(Inputs inputs) {
        return EmailInputs.read(inputs).problems();
    }

    @Override
    public ActionResult preview(ActionContext context) throws IOException {
        Composition composition = Composition.of(context.inputs());
        Envelope envelope = composition.envelope();
        return ActionResult.builder()
                .put("sender", envelope.sender())
                .put("recipients", envelope.recipients())
                .put("recipientCounts", composition.recipientCounts())
                .put("messageBytes", composition.message().length())
                .put("parts", composition.parts())
                .put("message", composition.text())
                .build();
    }

    @Override
    public ActionResult perform(ActionContext context) {
        Inputs inputs = context.inputs();
        Composition composition = Composition.of(inputs);
        SentMail sent;
        try {
            sent = inputs.get(CommonInputs.CONNECTION)
                    .send(composition.region(), composition.envelope(), composition.message(), context.deadline());
        } catch (AttachmentException e) {
            throw Composition.unreadable(e);
        }
        return ActionResult.builder()
                .put("messageId", sent.messageId())
                .put("requestId", sent.requestId().orElse(null))
                .put("recipients", composition.recipientCounts())
                .put("messageBytes", composition.message().length())
                .build();
    }
}
