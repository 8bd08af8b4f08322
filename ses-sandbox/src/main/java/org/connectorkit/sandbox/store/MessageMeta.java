package org.connectorkit.sandbox.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.connectorkit.sandbox.inbox.ApiRequest;
import org.connectorkit.sandbox.inbox.Envelope;
import org.connectorkit.sandbox.inbox.SentMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Everything of a message but its raw bytes, and its JSON in the journal. */
record MessageMeta(
        long number,
        String messageId,
        Instant acceptedAt,
        Envelope envelope,
        ApiRequest request,
        boolean bccHeaderRemoved,
        boolean hasRaw) {

    private static final ObjectMapper JSON = new ObjectMapper();

    SentMessage toMessage(@Nullable Supplier<byte[]> raw) {
        return new SentMessage(number, messageId, acceptedAt, envelope, request, bccHeaderRemoved, raw);
    }

    byte[] toJson() {
        ObjectNode node = JSON.createObjectNode();
        node.put("number", number);
        node.put("messageId", messageId);
        node.put("acceptedAt", acceptedAt.toString());
        node.put("bccHeaderRemoved", bccHeaderRemoved);
        node.put("hasRaw", hasRaw);
        node.put("sender", envelope.sender());
        node.put("returnPath", envelope.returnPath());
        envelope.recipients().forEach(node.putArray("recipients")::add);
        node.put("requestId", request.requestId());
        node.put("action", request.action());
        node.put("region", request.region());
        node.put("callerArn", request.callerArn());
        node.put("accessKeyId", request.accessKeyId());
        node.put("userAgent", request.userAgent());
        request.parameters().forEach(node.putObject("parameters")::put);
        return JSON.writeValueAsBytes(node);
    }

    static MessageMeta fromJson(byte[] json) {
        JsonNode node = JSON.readTree(json);
        List<String> recipients = new ArrayList<>();
        node.path("recipients").forEach(r -> recipients.add(r.asString()));
        Map<String, String> parameters = new LinkedHashMap<>();
        node.path("parameters")
                .properties()
                .forEach(p -> parameters.put(p.getKey(), p.getValue().asString()));
        return new MessageMeta(
                node.path("number").asLong(),
                text(node, "messageId"),
                Instant.parse(text(node, "acceptedAt")),
                new Envelope(text(node, "sender"), text(node, "returnPath"), recipients),
                new ApiRequest(
                        text(node, "requestId"),
                        text(node, "action"),
                        text(node, "region"),
                        text(node, "callerArn"),
                        text(node, "accessKeyId"),
                        text(node, "userAgent"),
                        parameters),
                node.path("bccHeaderRemoved").asBoolean(),
                node.path("hasRaw").asBoolean());
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
