package org.connectorkit.ses.session;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One page of identities, and the token of the next page where there is one. */
public final class IdentityPage {

    private final List<String> identities;
    private final @Nullable String nextToken;

    IdentityPage(List<String> identities, @Nullable String nextToken) {
        this.identities = List.copyOf(identities);
        this.nextToken = nextToken;
    }

    /** Email addresses and domains. */
    public List<String> identities() {
        return identities;
    }

    /** The token of the next page; empty on the last one. */
    public Optional<String> nextToken() {
        return Optional.ofNullable(nextToken);
    }
}
