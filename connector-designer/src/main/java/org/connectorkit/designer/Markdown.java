package org.connectorkit.designer;

import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Descriptions, guides and reference pages as HTML. Raw HTML in them shows as text, and a link leads to a web page or nowhere. */
final class Markdown {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .omitSingleParagraphP(true)
            .attributeProviderFactory(context -> Markdown::addAttributes)
            .build();

    private Markdown() {}

    /** A block of code scrolls sideways, so the keyboard must reach it. */
    private static void addAttributes(Node node, String tag, Map<String, String> attributes) {
        if (tag.equals("pre")) {
            attributes.put("tabindex", "0");
        }
    }

    static String toHtml(String markdown) {
        return RENDERER.render(PARSER.parse(markdown)).strip();
    }
}
