/** The AWS regions and partitions that offer Amazon SES, known without the AWS SDK. */
@NullMarked
package org.connectorkit.ses.region;

import org.jspecify.annotations.NullMarked;
