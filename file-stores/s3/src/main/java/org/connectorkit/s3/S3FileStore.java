package org.connectorkit.s3;

import java.net.URI;
import java.util.Optional;
import org.connectorkit.host.FileStore;
import org.connectorkit.spi.FileValue;

/** The objects of one location. */
final class S3FileStore implements FileStore {

    private final S3Location location;
    private final Bucket bucket;

    S3FileStore(S3Location location, Bucket bucket) {
        this.location = location;
        this.bucket = bucket;
    }

    @Override
    public Optional<FileValue> find(URI uri) {
        return location.key(uri).flatMap(key -> bucket.find(uri, key));
    }
}
