package org.connectorkit.designer.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Request;

/** Reads submitted forms; file parts are spooled to a folder while they arrive. */
public final class FormReader {

    private static final long MAX_BYTES = 200_000_000;
    private static final int MAX_PARTS = 2_000;

    private final MultiPartConfig config;

    /** A reader that spools into a folder. */
    public FormReader(Path spool) {
        config = new MultiPartConfig.Builder()
                .location(spool)
                .maxParts(MAX_PARTS)
                .maxSize(MAX_BYTES)
                .maxPartSize(MAX_BYTES)
                .maxMemoryPartSize(64 * 1024)
                .useFilesForPartsWithoutFileName(true)
                .build();
    }

    /** Takes a file that was chosen. */
    @FunctionalInterface
    public interface FileTaker {

        /**
         * Takes a file while its content can be read.
         *
         * @param control the name of its control
         * @param name the file's own name, without folders
         * @param contentType as the browser told it, or empty
         */
        void take(String control, String name, String contentType, InputStream content) throws IOException;
    }

    /**
     * Reads a form of either encoding, in the order of the page. A control without a file is left out.
     *
     * @throws HttpFailure if it is too large or malformed
     */
    public void read(Exchange exchange, BiConsumer<String, String> texts, FileTaker files) throws IOException {
        Request request = exchange.request();
        String contentType = String.valueOf(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
        if (request.getLength() > MAX_BYTES) {
            throw tooLarge();
        }
        try {
            if (contentType.startsWith("multipart/form-data")) {
                try (MultiPartFormData.Parts parts =
                        MultiPartFormData.getParts(request, request, contentType, config)) {
                    for (MultiPart.Part part : parts) {
                        read(part, texts, files);
                    }
                }
            } else {
                FormFields.getFields(request)
                        .forEach(field -> field.getValues().forEach(value -> texts.accept(field.getName(), value)));
            }
        } catch (HttpException.RuntimeException | HttpException.IllegalArgumentException e) {
            throw new HttpFailure(
                    ((HttpException) e).getCode(),
                    "The form could not be read: " + ((HttpException) e).getReason() + ".");
        } catch (IllegalStateException e) {
            throw tooLarge();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IllegalStateException ? tooLarge() : malformed();
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static HttpFailure tooLarge() {
        return new HttpFailure(413, "The form is too large: at most 200 MB can be submitted at once.");
    }

    private static HttpFailure malformed() {
        return new HttpFailure(400, "The form could not be read: it is malformed.");
    }

    private static void read(MultiPart.Part part, BiConsumer<String, String> texts, FileTaker files)
            throws IOException {
        String name = part.getFileName();
        if (name == null) {
            texts.accept(part.getName(), part.getContentAsString(StandardCharsets.UTF_8));
            return;
        }
        String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        if (!base.isBlank()) {
            String type = part.getHeaders().get(HttpHeader.CONTENT_TYPE);
            try (InputStream content = Content.Source.asInputStream(part.newContentSource(null, 0, -1))) {
                files.take(part.getName(), base, type == null ? "" : type, content);
            }
        }
    }
}
