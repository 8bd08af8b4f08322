package org.connectorkit.cli.terminal;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the command reads and prints it. */
public final class Json {

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    // A pooled buffer would keep the characters of a connection's secret
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(INDENT)
                    .withArrayIndenter(INDENT))
            .build();

    private Json() {}

    /**
     * Reads one JSON value, after a byte order mark if there is one (RFC 8259 section 8.1).
     *
     * @throws JacksonException if the text is no JSON, or a member stands twice in an object
     */
    public static JsonNode read(String text) {
        return MAPPER.readTree(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    /** Where reading stopped, such as {@code line 3, column 7}; says nothing of the content, which may be a secret. */
    public static String place(JacksonException failure) {
        TokenStreamLocation location = failure.getLocation();
        return location == null
                ? "an unknown place"
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** The value over several lines, indented by two spaces, without a line break at its end. */
    public static String pretty(JsonNode value) {
        return MAPPER.writeValueAsString(value);
    }

    /** The value in one line. */
    public static String line(JsonNode value) {
        return value.toString();
    }
}
