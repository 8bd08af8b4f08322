package org.connectorkit.sandbox.ses;

import java.util.ArrayList;
import java.util.List;
import org.connectorkit.sandbox.account.Rule;
import org.connectorkit.sandbox.mail.AttachmentNames;
import org.connectorkit.sandbox.mail.HeaderField;
import org.connectorkit.sandbox.mail.HeaderSection;
import org.connectorkit.sandbox.mail.MailAddress;
import org.connectorkit.sandbox.operation.Call;
import org.connectorkit.sandbox.operation.Operation;
import org.connectorkit.sandbox.operation.Validation;
import org.connectorkit.sandbox.protocol.AwsError;
import org.connectorkit.sandbox.protocol.RawData;
import org.connectorkit.sandbox.protocol.Xml;
import org.jspecify.annotations.Nullable;

/**
 * SendRawEmail: the message comes whole. Where Destinations are given they are the envelope, and the addresses in the
 * header are not used for routing.
 */
final class SendRawEmail implements Operation {

    private static final String CONFIGURATION_SET_HEADER = "X-SES-CONFIGURATION-SET";

    private final Sending sending;

    SendRawEmail(Sending sending) {
        this.sending = sending;
    }

    @Override
    public void perform(Call call, Xml result) {
        RawData data = call.parameters().rawMessage();
        new Validation().present("rawMessage.data", data != null).check();
        byte[] raw = bytes(data);
        HeaderSection header = HeaderSection.of(raw);
        sending.checkAccount(call, configurationSet(call, header));
        List<String> destinations = call.parameters().members("Destinations");
        RawHeaderRules.check(header, !destinations.isEmpty(), sending.account());
        List<MailAddress> from = list(header, "From");
        String givenSource = call.parameters().find("Source");
        if (from.isEmpty() && givenSource == null) {
            throw AwsError.invalidParameter("Missing required header 'From'.");
        }
        MailAddress source = givenSource != null ? sending.address(givenSource) : bare(from.get(0));
        List<MailAddress> senders = new ArrayList<>(from);
        senders.add(source);
        senders.addAll(list(header, "Sender"));
        List<MailAddress> headerReturnPath = list(header, "Return-Path");
        senders.addAll(headerReturnPath);
        List<MailAddress> recipients =
                destinations.isEmpty() ? headerRecipients(header) : sending.addresses(destinations);
        sending.checkRecipients(recipients);
        if (sending.account().enforces(Rule.ATTACHMENT_TYPES)) {
            AttachmentTypes.check(AttachmentNames.of(raw), sending.account().assumptions());
        }
        MailAddress returnPath = givenSource == null && !headerReturnPath.isEmpty() ? headerReturnPath.get(0) : source;
        sending.accept(call, senders, source, returnPath, recipients, raw, result);
    }

    private byte[] bytes(@Nullable RawData data) {
        if (data == null || data.malformed()) {
            throw new AwsError(400, "MalformedInput", "RawMessage.Data is not Base64.");
        }
        sending.checkSize(data.length());
        if (data.bytes().length < data.length()) {
            throw new AwsError(
                    413, "RequestEntityTooLarge", "The sandbox takes no message of " + data.length() + " bytes.");
        }
        return data.bytes();
    }

    private static String configurationSet(Call call, HeaderSection header) {
        String given = call.parameters().get("ConfigurationSetName");
        return given.isEmpty()
                ? header.first(CONFIGURATION_SET_HEADER).map(HeaderField::value).orElse("")
                : given;
    }

    private List<MailAddress> headerRecipients(HeaderSection header) {
        List<MailAddress> recipients = new ArrayList<>();
        for (String name : List.of("To", "Cc", "Bcc")) {
            recipients.addAll(list(header, name));
        }
        if (recipients.isEmpty() && sending.account().enforces(Rule.REQUIRED_HEADERS)) {
            throw AwsError.invalidParameter("Missing required header 'To'.");
        }
        return recipients;
    }

    private List<MailAddress> list(HeaderSection header, String name) {
        List<MailAddress> found = new ArrayList<>();
        for (HeaderField field : header.fields()) {
            if (field.name().equalsIgnoreCase(name)) {
                found.addAll(
                        MailAddress.parseList(field.value(), sending.account().enforces(Rule.ADDRESSES)));
            }
        }
        return found;
    }

    private static MailAddress bare(MailAddress address) {
        return new MailAddress(address.address(), address.address());
    }
}
