/**
 * Reads objects of Amazon S3, and of stores that speak its protocol, as the files that flows refer to.
 *
 * <p>No parameter or return value is null unless it is marked {@code @Nullable}.
 */
@NullMarked
package org.connectorkit.s3;

import org.jspecify.annotations.NullMarked;
