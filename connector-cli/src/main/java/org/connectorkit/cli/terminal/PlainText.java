package org.connectorkit.cli.terminal;

import java.util.regex.Pattern;

/** One line of Markdown as a terminal shows it: marks dropped, links written out. */
public final class PlainText {

    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\(([^)\\s]*)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern EMPHASIS = Pattern.compile("(?<![\\w*])[*_](?=\\S)([^*_]+)(?<=\\S)[*_](?![\\w*])");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(\\p{Punct})");

    private PlainText() {}

    /** The line without its marks. */
    public static String of(String markdown) {
        String text = LINK.matcher(markdown).replaceAll("$1 ($2)");
        text = CODE.matcher(text).replaceAll("$1");
        text = STRONG.matcher(text).replaceAll("$1");
        text = EMPHASIS.matcher(text).replaceAll("$1");
        return ESCAPED.matcher(text).replaceAll("$1");
    }
}
