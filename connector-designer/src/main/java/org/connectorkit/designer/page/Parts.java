package org.connectorkit.designer.page;

import java.util.List;

/** What several pages show. Texts named {@code …Html} are HTML already; every other is text. */
public final class Parts {

    private Parts() {}

    /** Something to choose; the icon is the address of a picture, empty if there is none. */
    public record Card(String href, String title, String descriptionHtml, String icon) {}

    /** Cards under a heading. */
    public record CardGroup(String title, String descriptionHtml, String icon, List<Card> cards) {}

    /** What came of something; {@code kind} is ok, error or info. An empty text is left out. */
    public record Notice(String kind, String title, String text, String nextStep) {}

    /** A saved connection. */
    public record ConnectionRow(
            String name, String path, String type, String connector, String icon, boolean editable, String problem) {}

    /** A run of this session; {@code state} is running, ok, unknown or error. */
    public record RunRow(
            String href, String action, String state, String stateLabel, String detail, String time, String took) {}

    /** A name and its value; the comment is empty if there is none. */
    public record Fact(String label, String value, String commentHtml) {}

    /** One line of a log. */
    public record LogLine(String time, String text) {}

    /** What can be copied; {@code another} tells that it is the same in another form, to be copied as that. */
    public record Copyable(String id, String label, String text, boolean another) {}
}
