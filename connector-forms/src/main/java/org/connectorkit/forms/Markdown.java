package org.connectorkit.forms;

import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A descriptor's line of Markdown as HTML. Raw HTML in it shows as text, and a link leads to a web page or nowhere. */
final class Markdown {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .omitSingleParagraphP(true)
            .build();

    private Markdown() {}

    static String toHtml(String line) {
        Node document = PARSER.parse(line);
        return RENDERER.render(document).strip();
    }
}
