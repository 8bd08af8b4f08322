package org.connectorkit.ses.message;

import java.nio.file.Path;
import java.util.List;
import org.connectorkit.ses.address.Mailbox;
import org.connectorkit.ses.address.Recipients;

/** The emails whose messages are kept as files. As a program it prints all the messages, one after the other. */
final class GoldenEmails {

    private GoldenEmails() {}

    static List<String> names() {
        return List.of(
                "text",
                "html",
                "text-and-html",
                "text-and-attachments",
                "text-html-and-attachment",
                "bcc-only",
                "international",
                "long-names");
    }

    static Path file(String name) {
        return Path.of("src/test/resources/golden/message", name + ".eml");
    }

    static Email of(String name) {
        Email.Builder builder = TestEmails.builder();
        return switch (name) {
            case "text" -> builder.text("Hello Jane,\n\nall is well.\n").build();
            case "html" -> builder.html("<p>Hello <b>Jane</b>: 5 € a day.</p>").build();
            case "text-and-html" -> builder.text("Hello").html("<p>Hello</p>").build();
            case "text-and-attachments" ->
                builder.text("See the files.")
                        .addAttachment(TestEmails.file("empty.bin", ""))
                        .addAttachment(TestEmails.file("table.csv", "name;sum\nå;1\n"))
                        .addAttachment(TestEmails.file("table.csv", "x".repeat(120)))
                        .build();
            case "text-html-and-attachment" ->
                builder.text("Hello")
                        .html("<p>Hello</p>")
                        .addAttachment(TestEmails.file("REPORT.TIF", "II*"))
                        .build();
            case "bcc-only" ->
                builder.recipients(Recipients.of(List.of(), List.of(), List.of(Mailbox.of("hidden@example.net"))))
                        .text("Hello")
                        .build();
            case "international" ->
                builder.from(Mailbox.of("Jörg Müller <joerg@bücher.example>"))
                        .recipients(Recipients.of(
                                List.of(
                                        Mailbox.of("\"Doe, Jane\" <jane@example.com>"),
                                        Mailbox.of("山田太郎 <taro@例え.example>")),
                                List.of(Mailbox.of("\"O'Neil \\\"Ed\\\"\" <ed+news@example.com>")),
                                List.of(Mailbox.of("hidden@example.net"))))
                        .replyTo(List.of(Mailbox.of("\"Réponses, s'il vous plaît\" <reply@example.com>")))
                        .subject("Grüße aus Köln 🎉, und zwar so viele, dass der Betreff gefaltet werden muss")
                        .text("お元気ですか。\n")
                        .addAttachment(TestEmails.file("Prüfbericht – €.pdf", "%PDF-1.7"))
                        .build();
            case "long-names" ->
                builder.subject("x".repeat(200))
                        .text("y".repeat(200) + " \nSigned ")
                        .addAttachment(TestEmails.file("z".repeat(250) + ".txt", "1"))
                        .build();
            default -> throw new IllegalArgumentException(name);
        };
    }

    public static void main(String[] arguments) {
        names().forEach(name -> System.out.writeBytes(TestEmails.bytes(of(name))));
        System.out.flush();
    }
}
