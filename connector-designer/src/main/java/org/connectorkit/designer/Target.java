package org.connectorkit.designer;

/**
 * What the actions reach.
 *
 * @param sandbox whether what they do stays on this machine
 * @param label what the badge on every page says, such as {@code local sandbox}
 */
public record Target(String label, boolean sandbox) {

    /** A service in which what happens has effects: every run asks for confirmation. */
    public static Target real(String label) {
        return new Target(label, false);
    }

    /** A stand-in on this machine. */
    public static Target sandbox(String label) {
        return new Target(label, true);
    }
}
