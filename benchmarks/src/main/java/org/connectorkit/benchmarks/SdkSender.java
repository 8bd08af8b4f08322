package org.connectorkit.benchmarks;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;

/** The AWS SDK with Angus Mail, written with care: one client, buffers of the right size, no copy that can be avoided. */
final class SdkSender implements Sender {

    private static final Session SESSION = Session.getInstance(new Properties());

    private final SesClient ses;

    SdkSender(URI endpoint, String keyId, String secret) {
        ses = client(endpoint, keyId, secret);
    }

    static SesClient client(URI endpoint, String keyId, String secret) {
        return SesClient.builder()
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(MAX_CONNECTIONS))
                .region(Region.US_EAST_1)
                .endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, secret)))
                .build();
    }

    static MimeMessage message(Workload workload, @Nullable Path file) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(SESSION);
        message.setFrom(new InternetAddress(Workload.SENDER));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(Workload.RECIPIENT));
        message.setSubject(Workload.SUBJECT, StandardCharsets.UTF_8.name());
        if (file != null) {
            MimeBodyPart text = new MimeBodyPart();
            text.setText(Workload.BODY, StandardCharsets.UTF_8.name());
            MimeBodyPart attachment = new MimeBodyPart();
            attachment.attachFile(file.toFile(), "application/octet-stream", "base64");
            message.setContent(new MimeMultipart(text, attachment));
        } else if (workload.html()) {
            MimeBodyPart text = new MimeBodyPart();
            text.setText(Workload.BODY, StandardCharsets.UTF_8.name());
            MimeBodyPart html = new MimeBodyPart();
            html.setText(Workload.HTML_BODY, StandardCharsets.UTF_8.name(), "html");
            message.setContent(new MimeMultipart("alternative", text, html));
        } else {
            message.setText(Workload.BODY, StandardCharsets.UTF_8.name());
        }
        return message;
    }

    @Override
    public String send(Workload workload, @Nullable Path file) throws MessagingException, IOException {
        long size = file == null ? 0 : Files.size(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) (size / 57 * 78) + 4096);
        message(workload, file).writeTo(out);
        SdkBytes bytes = SdkBytes.fromByteArrayUnsafe(out.toByteArray());
        return ses.sendRawEmail(request -> request.source(Workload.SENDER)
                        .destinations(Workload.RECIPIENT)
                        .rawMessage(raw -> raw.data(bytes)))
                .messageId();
    }

    @Override
    public void close() {
        ses.close();
    }
}
