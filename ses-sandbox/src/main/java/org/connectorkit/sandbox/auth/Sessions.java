package org.connectorkit.sandbox.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.connectorkit.sandbox.account.AccessKey;
import org.connectorkit.sandbox.account.Identifiers;
import org.connectorkit.sandbox.account.Policy;
import org.connectorkit.sandbox.account.Role;
import org.jspecify.annotations.Nullable;

/** The sessions of assumed roles; expired ones too, so that they are told from unknown ones. The oldest are forgotten. */
public final class Sessions {

    private static final int KEPT = 50_000;
    private static final int TOKEN_LENGTH = 352;

    private final Map<String, Session> byKey = new LinkedHashMap<>();

    /** Starts a session. */
    public synchronized Session start(
            Role role, String name, Duration duration, Instant now, @Nullable Policy sessionPolicy) {
        AccessKey key = new AccessKey(Identifiers.unique("ASIA"), Identifiers.secret(40));
        Session session =
                new Session(role, name, key, Identifiers.secret(TOKEN_LENGTH), now.plus(duration), sessionPolicy);
        byKey.put(key.id(), session);
        if (byKey.size() > KEPT) {
            Iterator<String> oldest = byKey.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return session;
    }

    synchronized @Nullable Session find(String accessKeyId) {
        return byKey.get(accessKeyId);
    }
}
