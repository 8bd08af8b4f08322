package org.connectorkit.sandbox.rest;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.connectorkit.sandbox.inbox.Attachment;
import org.connectorkit.sandbox.inbox.Mail;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages as JSON, and JSON as a response. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The header fields that people read, which a message names as they are meant (RFC 2047). */
    private static final List<String> SHOWN = List.of("From", "To", "Cc", "Reply-To", "Subject");

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode parse(byte[] json) {
        return MAPPER.readTree(json);
    }

    /** What a list shows of a message. */
    static ObjectNode summary(SentMessage message) {
        return summary(message, message.mail());
    }

    /** Everything but bytes. */
    static ObjectNode detail(SentMessage message) {
        Mail mail = message.mail();
        ObjectNode node = summary(message, mail);
        mail.cc().forEach(node.putArray("cc")::add);
        mail.replyTo().forEach(node.putArray("replyTo")::add);
        mail.headers().forEach(node.putArray("headers")::add);
        ObjectNode decoded = node.putObject("decoded");
        for (String name : SHOWN) {
            mail.header(name).ifPresent(value -> decoded.put(name, value));
        }
        node.put("text", mail.text().orElse(null));
        node.put("html", mail.html().orElse(null));
        ArrayNode attachments = node.putArray("attachments");
        for (Attachment attachment : mail.attachments()) {
            attachments
                    .addObject()
                    .put("name", attachment.name())
                    .put("contentType", attachment.contentType())
                    .put("disposition", attachment.disposition())
                    .put("contentId", attachment.contentId())
                    .put("size", attachment.size());
        }
        ObjectNode request = node.putObject("request");
        request.put("requestId", message.request().requestId());
        request.put("action", message.request().action());
        request.put("region", message.request().region());
        request.put("callerArn", message.request().callerArn());
        request.put("accessKeyId", message.request().accessKeyId());
        request.put("userAgent", message.request().userAgent());
        ObjectNode parameters = request.putObject("parameters");
        for (Map.Entry<String, String> parameter :
                message.request().parameters().entrySet()) {
            parameters.put(parameter.getKey(), parameter.getValue());
        }
        return node;
    }

    static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    static void send(Response response, Callback callback, int status, JsonNode node) {
        send(response, callback, status, "application/json", bytes(node));
    }

    static void error(Response response, Callback callback, int status, String message) {
        send(response, callback, status, object().put("error", message));
    }

    /** Bytes that a browser neither guesses about nor runs. */
    static void send(Response response, Callback callback, int status, String contentType, byte[] bytes) {
        response.setStatus(status);
        guard(response.getHeaders());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    static void guard(HttpFields.Mutable headers) {
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", "default-src 'none'; sandbox");
    }

    private static ObjectNode summary(SentMessage message, Mail mail) {
        ObjectNode node = object();
        node.put("number", message.number());
        node.put("messageId", message.messageId());
        node.put("acceptedAt", message.acceptedAt().toString());
        node.put("subject", mail.subject());
        node.put("from", mail.from());
        mail.to().forEach(node.putArray("to")::add);
        node.put("attachmentCount", mail.attachments().size());
        ObjectNode envelope = node.putObject("envelope");
        envelope.put("sender", message.envelope().sender());
        envelope.put("returnPath", message.envelope().returnPath());
        message.envelope().recipients().forEach(envelope.putArray("recipients")::add);
        return node;
    }
}
