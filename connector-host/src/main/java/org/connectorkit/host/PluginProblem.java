package org.connectorkit.host;

import java.util.Objects;

/** Why a plugin, or a part of its configuration, is not usable, and what to do about it. The other plugins work. */
public final class PluginProblem {

    private final String source;
    private final String message;
    private final String remedy;

    private PluginProblem(String source, String message, String remedy) {
        this.source = Objects.requireNonNull(source, "source");
        this.message = Objects.requireNonNull(message, "message");
        this.remedy = Objects.requireNonNull(remedy, "remedy");
    }

    /** Reports what is wrong with a source, and what its operator can do. */
    public static PluginProblem of(String source, String message, String remedy) {
        return new PluginProblem(source, message, remedy);
    }

    /** Where: a folder, a jar, a class of the embedder, or {@code settings of KEY}. */
    public String source() {
        return source;
    }

    /** What is wrong, in a sentence. */
    public String message() {
        return message;
    }

    /** What to do, in a sentence. */
    public String remedy() {
        return remedy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PluginProblem that
                && source.equals(that.source)
                && message.equals(that.message)
                && remedy.equals(that.remedy);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, message, remedy);
    }

    @Override
    public String toString() {
        return source + ": " + message + " " + remedy;
    }
}
