package org.connectorkit.testkit;

import java.util.regex.Pattern;

/** Reads Markdown as far as the rules need. */
final class MarkdownText {

    private static final Pattern FENCE = Pattern.compile("(?ms)^ {0,3}(```+|~~~+).*?^ {0,3}\\1.*?$");
    private static final Pattern CODE_SPAN = Pattern.compile("(?s)(?<!`)(`+)(?!`).*?(?<!`)\\1(?!`)");

    private MarkdownText() {}

    /** The text without its code blocks and code spans (CommonMark 0.31 sections 4.5 and 6.1). */
    static String withoutCode(String text) {
        return CODE_SPAN.matcher(FENCE.matcher(text).replaceAll("")).replaceAll("");
    }
}
