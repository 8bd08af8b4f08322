package org.connectorkit.sandbox.account;

/**
 * An address or a domain that the account sends from, in one region.
 *
 * @param name such as {@code news@example.com} or {@code example.com}
 * @param region such as {@code eu-west-1}, or {@code *} for every region
 * @param verified whether SES accepts it as a sender
 * @param token the TXT record that proves a domain; empty for an address
 */
public record Identity(String name, String region, boolean verified, String token) {

    /** Stands for every region. */
    public static final String ANY_REGION = "*";

    /** Whether it is an address, not a domain. */
    public boolean isAddress() {
        return name.indexOf('@') >= 0;
    }

    boolean isIn(String otherRegion) {
        return region.equals(ANY_REGION) || region.equals(otherRegion);
    }
}
