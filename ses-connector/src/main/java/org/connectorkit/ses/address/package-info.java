/** Email addresses: from the text that a person or a workflow step wrote to mailboxes that Amazon SES accepts. */
@NullMarked
package org.connectorkit.ses.address;

import org.jspecify.annotations.NullMarked;
