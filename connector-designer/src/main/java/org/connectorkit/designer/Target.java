package org.connectorkit.designer;

/**
 * What the actions reach.
 *
 * @param label what the badge on every page says, such as {@code local sandbox}
 * @param sandbox whether what they do stays on this machine
 * @param note what a person should know who is refused there, such as who may send; empty if there is nothing to say
 */
public record Target(String label, boolean sandbox, String note) {

    /** A service in which what happens has effects: every run asks for confirmation. */
    public static Target real(String label) {
        return new Target(label, false, "");
    }

    /** A stand-in on this machine. */
    public static Target sandbox(String label, String note) {
        return new Target(label, true, note);
    }
}
