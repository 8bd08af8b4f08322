package org.connectorkit.sandbox.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer, ready to be sent.
 *
 * @param status the HTTP status
 * @param requestId also stands in the body
 * @param body XML
 */
public record Reply(int status, String requestId, byte[] body) {

    /**
     * The answer to an action that succeeded.
     *
     * @param members of the result, two levels deep; null if the action's model has no result
     */
    public static Reply result(Service service, String action, String requestId, @Nullable Xml members) {
        Xml xml = new Xml(0).open(action + "Response", service.namespace());
        String result = action + "Result";
        if (members != null && members.isEmpty()) {
            xml.empty(result);
        } else if (members != null) {
            xml.open(result).append(members).close(result);
        }
        xml.open("ResponseMetadata")
                .text("RequestId", requestId)
                .close("ResponseMetadata")
                .close(action + "Response");
        return new Reply(200, requestId, xml.toBytes());
    }

    /** The answer to a request that failed. */
    public static Reply error(Service service, String requestId, AwsError error) {
        Xml xml = new Xml(0)
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
