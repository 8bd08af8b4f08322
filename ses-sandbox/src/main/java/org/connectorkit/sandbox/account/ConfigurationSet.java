package org.connectorkit.sandbox.account;

/** A configuration set: a name, and whether sending through it is paused. Safe for concurrent use. */
public final class ConfigurationSet {

    private final String name;
    private volatile boolean paused;

    ConfigurationSet(String name) {
        this.name = name;
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** Whether sending through it is paused. */
    public boolean paused() {
        return paused;
    }

    /** Pauses or resumes sending through it. */
    public ConfigurationSet paused(boolean paused) {
        this.paused = paused;
        return this;
    }
}
