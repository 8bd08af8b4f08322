package org.connectorkit.ses.session;

import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorkit.ses.message.EncodedMessage;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.ses.model.RawMessage;

/**
 * Puts the message into a SendRawEmail request as a stream. The SDK would hold it, its Base64 and the form around that as a
 * whole, some twelve times the message's size.
 *
 * <p>Runs before the SDK makes a form of the request's parameters, and leaves it none to do so. The SDK opens the stream
 * twice, for the signature and for the network. The headers are signed and sent as they are here.
 */
final class MessageStreaming implements ExecutionInterceptor {

    /** The message of a request whose own message is {@link #ELSEWHERE}. */
    static final ExecutionAttribute<EncodedMessage> MESSAGE =
            new ExecutionAttribute<>("org.connectorkit.ses.session.Message");

    static final RawMessage ELSEWHERE =
            RawMessage.builder().data(SdkBytes.fromByteArray(new byte[0])).build();

    private static final ExecutionAttribute<byte[]> FIELDS =
            new ExecutionAttribute<>("org.connectorkit.ses.session.Fields");

    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
    private static final String DATA = "RawMessage.Data";

    @Override
    public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        EncodedMessage message = attributes.getAttribute(MESSAGE);
        if (message == null) {
            return context.requestBody();
        }
        byte[] fields = fields(context, attributes);
        return Optional.of(RequestBody.fromContentProvider(
                () -> new SequenceInputStream(new ByteArrayInputStream(fields), message.open()),
                fields.length + message.length(),
                FORM));
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        EncodedMessage message = attributes.getAttribute(MESSAGE);
        if (message == null) {
            return request;
        }
        long length = fields(context, attributes).length + message.length();
        return request.toBuilder()
                .clearQueryParameters()
                .putHeader("Content-Type", FORM)
                .putHeader("Content-Length", Long.toString(length))
                .build();
    }

    /** The form up to the message: all other fields, and the name of its own. */
    private static byte[] fields(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        byte[] fields = attributes.getAttribute(FIELDS);
        if (fields == null) {
            fields = form(context.httpRequest().rawQueryParameters());
            attributes.putAttribute(FIELDS, fields);
        }
        return fields;
    }

    private static byte[] form(Map<String, List<String>> parameters) {
        StringBuilder form = new StringBuilder(512);
        parameters.forEach((name, values) -> {
            if (!name.equals(DATA)) {
                values.forEach(value -> form.append(encoded(name))
                        .append('=')
                        .append(encoded(value))
                        .append('&'));
            }
        });
        return form.append(DATA).append('=').toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
