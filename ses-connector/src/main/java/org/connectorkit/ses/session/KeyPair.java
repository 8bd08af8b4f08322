package org.connectorkit.ses.session;

import org.connectorkit.spi.Secret;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** An access key: its id and its secret. */
public final class KeyPair {

    private final String id;
    private final Secret secret;

    private KeyPair(String id, Secret secret) {
        this.id = id;
        this.secret = secret;
    }

    /** The access key of an id. */
    public static KeyPair of(String id, Secret secret) {
        return new KeyPair(id, secret);
    }

    AwsCredentials toAws() {
        return AwsBasicCredentials.create(id, secret.reveal());
    }

    /** The id alone. */
    @Override
    public String toString() {
        return id;
    }
}
