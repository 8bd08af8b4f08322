package org.connectorkit.ses.address;

import java.util.Objects;

/**
 * What is wrong with one address, and what to do.
 *
 * @param index the item of the list that holds the address, counted from zero; zero where one text was parsed
 * @param message names the address, the rule and the remedy, for a person to read
 */
public record AddressProblem(int index, String message) {

    /** Refuses null. */
    public AddressProblem {
        Objects.requireNonNull(message, "message");
    }
}
