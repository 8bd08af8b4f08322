package org.connectorkit.designer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.connectorkit.designer.web.HttpFailure;
import org.connectorkit.designer.web.Routes;
import org.connectorkit.forms.FormAssets;
import org.connectorkit.spi.Icon;

/** Style sheets, scripts and pictures. */
final class Assets {

    private static final String CSS = "text/css";
    private static final String JAVASCRIPT = "text/javascript";
    private static final String SVG = "image/svg+xml";

    private Assets() {}

    static void addTo(Routes routes, Site site) {
        add(routes, "forms.css", CSS, FormAssets.styleSheet());
        add(routes, "forms.js", JAVASCRIPT, FormAssets.script());
        add(routes, "designer.css", CSS, read("designer.css"));
        add(routes, "designer.js", JAVASCRIPT, read("designer.js"));
        add(routes, "theme.js", JAVASCRIPT, read("theme.js"));
        add(routes, "icon.svg", SVG, read("icon.svg"));
        routes.get("/icons/{connector}", exchange -> {
            Icon icon = site.connector(exchange.path("connector"))
                    .info()
                    .icon()
                    .orElseThrow(() -> HttpFailure.notFound("The connector has no icon."));
            // A plugin's picture: nothing in it runs or loads, even when it is opened by itself
            exchange.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                    .text(SVG, icon.svg());
        });
    }

    private static void add(Routes routes, String name, String mediaType, String content) {
        routes.get("/assets/" + name, exchange -> exchange.text(mediaType, content));
    }

    private static String read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("connector-designer has no " + name + "; its jar is incomplete");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
