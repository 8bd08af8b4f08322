package org.connectorkit.host.binding;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorkit.host.FileForm;
import org.connectorkit.host.masking.Masker;
import org.connectorkit.host.text.Words;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.FileValue;
import org.connectorkit.spi.InputProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Makes files of the valid JSON of one invocation, and counts what the JSON itself carries. */
final class FileBinder {

    private static final Logger LOG = LoggerFactory.getLogger(FileBinder.class);

    private final FilePolicy policy;
    private final List<InputProblem> problems;
    private long inlineBytes;

    FileBinder(FilePolicy policy, List<InputProblem> problems) {
        this.policy = policy;
        this.problems = problems;
    }

    /** Returns the file, or null after it reported a problem. */
    @Nullable FileValue bind(String path, JsonNode file) {
        Optional<String> contentType =
                Optional.ofNullable(file.get("contentType")).map(JsonNode::stringValue);
        for (FileForm form : FileForm.values()) {
            JsonNode content = file.get(form.member());
            if (content != null) {
                String text = content.stringValue();
                return switch (form) {
                    case PATH -> ofPath(path, text, contentType);
                    case BASE64 -> inline(path, InlineFile.ofBase64(text, contentType));
                    case TEXT -> inline(path, InlineFile.ofText(text, contentType));
                    case URI -> stored(path, text, file, contentType);
                };
            }
        }
        throw new IllegalStateException("the schema lets no file through without content: " + path);
    }

    private @Nullable FileValue inline(String path, InlineFile file) {
        inlineBytes += file.bytes();
        if (inlineBytes > policy.inlineLimit()) {
            return refuse(
                    path,
                    "brings the files inside the inputs to " + inlineBytes + " bytes; at most " + policy.inlineLimit()
                            + " are allowed. " + otherWay());
        }
        return file;
    }

    private String otherWay() {
        if (policy.forms().contains(FileForm.URI)) {
            return "Put the file where the host can read it and give {\"uri\": …} in its place.";
        }
        if (policy.forms().contains(FileForm.PATH)) {
            return "Give {\"path\": …} in its place.";
        }
        return "Use a smaller file, or ask the host's operator for a file store or a higher limit.";
    }

    private @Nullable FileValue ofPath(String path, String text, Optional<String> contentType) {
        try {
            Path file = Path.of(text);
            if (!Files.isRegularFile(file)) {
                return refuse(path, "names '" + Words.shown(text) + "', which is no file; check the path");
            }
            if (!Files.isReadable(file)) {
                return refuse(path, "names '" + Words.shown(text) + "', which this user may not read");
            }
            return new PathFile(file, Files.size(file), contentType);
        } catch (InvalidPathException | IOException e) {
            return refuse(path, "names '" + Words.shown(text) + "', which cannot be read; check the path");
        }
    }

    private @Nullable FileValue stored(String path, String text, JsonNode file, Optional<String> contentType) {
        URI uri = URI.create(text);
        FileValue stored = find(uri).orElse(null);
        if (stored == null) {
            return refuse(
                    path,
                    "refers to '" + withoutQuery(text)
                            + "', which is not in the host's file store or not open to flows");
        }
        OptionalLong size = file.has("size")
                ? OptionalLong.of(file.get("size").decimalValue().longValueExact())
                : OptionalLong.empty();
        OptionalLong actual = stored.size();
        if (size.isPresent() && actual.isPresent() && size.getAsLong() != actual.getAsLong()) {
            return refuse(
                    path,
                    "refers to a file of " + size.getAsLong() + " bytes, but '" + withoutQuery(text) + "' has "
                            + actual.getAsLong() + "; refer to the file as it is now");
        }
        String sha256 = file.has("sha256") ? file.get("sha256").stringValue() : null;
        return new StoredFile(uri, stored, sha256, size, contentType);
    }

    private Optional<FileValue> find(URI uri) {
        try {
            return policy.store().flatMap(store -> store.find(uri));
        } catch (ConnectorException e) {
            LOG.warn("The file store failed for {}", withoutQuery(uri.toString()), e);
            throw Masker.of(List.of()).mask(e); // a copy without the cause
        } catch (RuntimeException e) {
            LOG.warn("The file store failed for {}", withoutQuery(uri.toString()), e);
            throw ConnectorException.builder(
                            ErrorKind.UNAVAILABLE,
                            "FILE_STORE",
                            "The host's file store cannot tell about " + withoutQuery(uri.toString()) + ".")
                    .nextStep("Run it again later; the host's log has the cause.")
                    .build();
        }
    }

    /** The query of a pre-signed URI is a secret. */
    private static String withoutQuery(String uri) {
        return Words.shown(uri.replaceFirst("\\?.*", "?…"));
    }

    private @Nullable FileValue refuse(String path, String message) {
        problems.add(InputProblem.atPath(path, message));
        return null;
    }
}
