package org.connectorkit.camunda;

import java.util.regex.Pattern;

/** One line of Markdown, as descriptors hold it, for a modeler: it shows links, and no other markup. */
final class MarkdownLine {

    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\(([^)\\s]+)\\)");
    private static final Pattern MARKUP = Pattern.compile("`|\\*\\*|(?<![\\w])_|_(?![\\w])");

    private MarkdownLine() {}

    /** The words alone. */
    static String plain(String markdown) {
        return MARKUP.matcher(LINK.matcher(markdown).replaceAll("$1")).replaceAll("");
    }

    /** The words, with links as HTML. */
    static String html(String markdown) {
        String escaped = MARKUP.matcher(markdown)
                .replaceAll("")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;");
        return LINK.matcher(escaped).replaceAll("<a href=\"$2\" target=\"_blank\">$1</a>");
    }
}
