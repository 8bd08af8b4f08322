package org.connectorkit.sandbox.protocol;

import java.util.Map;
import java.util.function.Consumer;

/**
 * An answer, ready to be sent.
 *
 * @param status the HTTP status
 * @param requestId also stands in the body
 * @param body XML
 */
public record Reply(int status, String requestId, byte[] body) {

    /** The answer to an action that succeeded; an action whose model has no result has no result element. */
    public static Reply result(
            Service service, String action, String requestId, boolean hasResult, Consumer<Xml> members) {
        Xml xml = new Xml().open(action + "Response", service.namespace());
        if (hasResult) {
            int before = xml.length();
            xml.open(action + "Result");
            int start = xml.length();
            members.accept(xml);
            boolean empty = xml.length() == start;
            xml.close(action + "Result");
            if (empty) {
                xml.cut(before);
                xml.empty(action + "Result");
            }
        }
        xml.open("ResponseMetadata")
                .text("RequestId", requestId)
                .close("ResponseMetadata")
                .close(action + "Response");
        return new Reply(200, requestId, xml.toBytes());
    }

    /** The answer to a request that failed. */
    public static Reply error(Service service, String requestId, AwsError error) {
        Xml xml = new Xml()
                .open("ErrorResponse", service.namespace())
                .open("Error")
                .text("Type", error.status() < 500 ? "Sender" : "Receiver")
                .text("Code", error.code())
                .text("Message", error.message());
        for (Map.Entry<String, String> member : error.members().entrySet()) {
            xml.text(member.getKey(), member.getValue());
        }
        xml.close("Error").text("RequestId", requestId).close("ErrorResponse");
        return new Reply(error.status(), requestId, xml.toBytes());
    }
}
