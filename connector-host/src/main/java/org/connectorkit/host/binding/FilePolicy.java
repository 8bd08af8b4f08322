package org.connectorkit.host.binding;

import java.util.Optional;
import java.util.Set;
import org.connectorkit.host.FileForm;
import org.connectorkit.host.FileStore;

/**
 * How files may be given.
 *
 * @param store where those given by URI lie
 * @param inlineLimit the greatest size in bytes of all files together that the JSON itself carries
 */
public record FilePolicy(Set<FileForm> forms, Optional<FileStore> store, long inlineLimit) {}
