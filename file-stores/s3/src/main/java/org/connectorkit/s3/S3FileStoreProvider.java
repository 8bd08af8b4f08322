package org.connectorkit.s3;

import java.net.URI;
import org.connectorkit.engine.FileStoreProvider;
import org.connectorkit.host.FileStore;

/**
 * Opens {@code s3://BUCKET/PREFIX/?region=REGION}. Also takes {@code endpoint=URL}, for a store that speaks S3's protocol, and
 * {@code profile=NAME}, for the credentials of a profile in place of those that the AWS SDK finds by itself.
 */
public final class S3FileStoreProvider implements FileStoreProvider {

    /** For the service loader. */
    public S3FileStoreProvider() {}

    @Override
    public String scheme() {
        return S3Location.SCHEME;
    }

    @Override
    public FileStore open(URI location) {
        S3Location parsed = S3Location.parse(location);
        return new S3FileStore(parsed, Bucket.of(parsed));
    }
}
