package org.connectorkit.sandbox.ses;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.sandbox.mail.MailAddress;
import org.connectorkit.sandbox.operation.Call;
import org.connectorkit.sandbox.operation.Operation;
import org.connectorkit.sandbox.operation.Validation;
import org.connectorkit.sandbox.protocol.AwsError;
import org.connectorkit.sandbox.protocol.QueryParameters;
import org.connectorkit.sandbox.protocol.Xml;

/** SendEmail: the parts come as parameters. */
final class SendEmail implements Operation {

    private final Sending sending;

    SendEmail(Sending sending) {
        this.sending = sending;
    }

    @Override
    public void perform(Call call, Xml result) {
        QueryParameters given = call.parameters();
        new Validation()
                .present("source", given.find("Source") != null)
                .present("destination", given.has("Destination"))
                .present("message", given.has("Message"))
                .present("message.subject", !given.has("Message") || given.has("Message.Subject"))
                .present("message.body", !given.has("Message") || given.has("Message.Body"))
                .check();
        sending.checkAccount(call, given.get("ConfigurationSetName"));
        MailAddress source = sending.address(given.get("Source"));
        List<MailAddress> recipients = new ArrayList<>();
        for (String kind : List.of("To", "Cc", "Bcc")) {
            recipients.addAll(sending.addresses(given.members("Destination." + kind + "Addresses")));
        }
        sending.addresses(given.members("ReplyToAddresses"));
        String givenReturnPath = given.find("ReturnPath");
        MailAddress returnPath = givenReturnPath == null
                ? new MailAddress(source.address(), source.address())
                : sending.address(givenReturnPath);
        if (recipients.isEmpty() && sending.account().enforces(Rule.REQUIRED_HEADERS)) {
            throw AwsError.invalidParameter("Missing required header 'To'.");
        }
        sending.checkRecipients(recipients);
        long bytes = 0;
        for (String part : List.of("Subject", "Body.Text", "Body.Html")) {
            bytes += given.get("Message." + part + ".Data").getBytes(StandardCharsets.UTF_8).length;
        }
        sending.checkSize(bytes);
        sending.accept(call, List.of(source, returnPath), source, returnPath, recipients, null, result);
    }
}
