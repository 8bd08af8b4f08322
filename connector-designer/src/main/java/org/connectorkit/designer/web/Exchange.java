package org.connectorkit.designer.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;

/** One request and its answer, which is given once. */
public final class Exchange {

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Map<String, String> pathParameters;

    Exchange(Request request, Response response, Callback callback, Map<String, String> pathParameters) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.pathParameters = pathParameters;
    }

    Request request() {
        return request;
    }

    /** The part of the path that the route names so, decoded. */
    public String path(String name) {
        return URIUtil.decodePath(pathParameters.getOrDefault(name, ""));
    }

    /** The first query parameter of a name; absent if it is blank. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(Request.extractQueryParameters(request).getValue(name))
                .filter(value -> !value.isBlank());
    }

    /** Overrides a header of the answer, such as the content security policy. */
    public Exchange header(String name, String value) {
        response.getHeaders().put(name, value);
        return this;
    }

    /** Answers with a page. */
    public void html(int status, String html) {
        bytes(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with text of a media type. */
    public void text(String mediaType, String text) {
        bytes(200, mediaType + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with bytes of a media type. */
    public void bytes(int status, String mediaType, byte[] bytes) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    /** Answers with a file to save under a name. */
    public void download(String name, String mediaType, byte[] bytes) {
        // RFC 6266 with RFC 5987: the plain parameter for old clients, the encoded one for every name
        String plain = name.replaceAll("[^ -~]|[\"\\\\]", "_");
        header(
                "Content-Disposition",
                "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + Percent.encode(name));
        bytes(200, mediaType, bytes);
    }

    /** Sends the browser to another of our pages. */
    public void redirect(String path) {
        response.setStatus(303);
        response.getHeaders().put(HttpHeader.LOCATION, path);
        response.write(true, ByteBuffer.allocate(0), callback);
    }

    void cookie(HttpCookie cookie) {
        Response.addCookie(response, cookie);
    }

    /**
     * Answers bit by bit: writes until the writer returns or the browser goes away.
     *
     * @param mediaType without parameters
     */
    public void stream(String mediaType, Writer writer) {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            writer.writeTo(out);
        } catch (IOException e) {
            // The browser went away, which is how a stream of events ends
            callback.failed(e);
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            callback.failed(e);
            return;
        }
        callback.succeeded();
    }

    /** Writes an answer bit by bit. */
    @FunctionalInterface
    public interface Writer {

        /** Writes and flushes; an {@link IOException} of the stream tells that the browser went away. */
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }
}
