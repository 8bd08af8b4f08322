package org.connectorkit.forms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What a page with a form links: a style sheet and a script, each a few kilobytes that load nothing else and run under
 * {@code default-src 'self'}. Without the script a form works, but its rows can't be added or removed.
 */
public final class FormAssets {

    private FormAssets() {}

    /** The style sheet. Colours, sizes and fonts are custom properties named {@code --form-…}, which a page may set. */
    public static String styleSheet() {
        return read("forms.css");
    }

    /** The script, a classic one; link it with {@code defer}. */
    public static String script() {
        return read("forms.js");
    }

    private static String read(String name) {
        try (InputStream in = FormAssets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("connector-forms has no " + name + "; its jar is incomplete");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
