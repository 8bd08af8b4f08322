package org.connectorkit.sandbox.auth;

import org.connectorkit.sandbox.account.Policy;
import org.connectorkit.sandbox.account.User;
import org.jspecify.annotations.Nullable;

/** Who signed a request. */
public final class Caller {

    private final String arn;
    private final String userId;
    private final String accessKeyId;
    private final @Nullable User user;
    private final @Nullable Session session;

    private Caller(String arn, String userId, String accessKeyId, @Nullable User user, @Nullable Session session) {
        this.arn = arn;
        this.userId = userId;
        this.accessKeyId = accessKeyId;
        this.user = user;
        this.session = session;
    }

    static Caller of(User user, String accessKeyId) {
        return new Caller(user.arn(), user.id(), accessKeyId, user, null);
    }

    static Caller of(Session session, String accountId) {
        String roleName = session.role().name();
        String lastPart = roleName.substring(roleName.lastIndexOf('/') + 1);
        return new Caller(
                "arn:aws:sts::" + accountId + ":assumed-role/" + lastPart + '/' + session.name(),
                session.role().id() + ':' + session.name(),
                session.key().id(),
                null,
                session);
    }

    /** Nobody, where signatures are not checked; everything is allowed. */
    static Caller anonymous(String accountId) {
        return new Caller("arn:aws:iam::" + accountId + ":root", accountId, "", null, null);
    }

    /** Such as {@code arn:aws:iam::123456789012:user/alice}. */
    public String arn() {
        return arn;
    }

    /** As GetCallerIdentity tells it. */
    public String userId() {
        return userId;
    }

    public String accessKeyId() {
        return accessKeyId;
    }

    /** The ARN that a trust policy would name: the user's, or that of the role behind a session. */
    public String principal() {
        return session == null ? arn : session.role().arn();
    }

    /** Whether it calls with the credentials of a role. */
    public boolean isSession() {
        return session != null;
    }

    public boolean allows(String action, String resource) {
        if (session != null) {
            Policy narrower = session.policy();
            return session.role().policy().allows(action, resource)
                    && (narrower == null || narrower.allows(action, resource));
        }
        return user == null || user.policy().allows(action, resource);
    }

    /** Whether a policy denies it, which outweighs every trust. */
    public boolean denies(String action, String resource) {
        if (session != null) {
            Policy narrower = session.policy();
            return session.role().policy().denies(action, resource)
                    || (narrower != null && !narrower.allows(action, resource));
        }
        return user != null && user.policy().denies(action, resource);
    }
}
