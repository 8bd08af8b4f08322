package org.connectorkit.spi;

import java.util.Objects;

/** One member of an action's result, described for whoever builds the next step of a flow. */
public final class ResultField {

    private final String key;
    private final String comment;

    private ResultField(String key, String comment) {
        this.key = key;
        this.comment = comment;
    }

    /**
     * Describes a member.
     *
     * @param comment one line of Markdown
     * @throws IllegalArgumentException if the key is not a lower camel case word, or the comment not one line
     */
    public static ResultField of(String key, String comment) {
        DescriptorChecks.requireMemberKey(key, "result");
        return new ResultField(key, DescriptorChecks.requireLine(comment, "result '" + key + "'", "comment"));
    }

    /** The member's name in the result. */
    public String key() {
        return key;
    }

    /** What it holds, in one line of Markdown. */
    public String comment() {
        return comment;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResultField that && key.equals(that.key) && comment.equals(that.comment);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, comment);
    }

    @Override
    public String toString() {
        return key;
    }
}
