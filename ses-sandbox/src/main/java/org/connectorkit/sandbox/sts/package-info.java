/** The actions of AWS STS. */
@NullMarked
package org.connectorkit.sandbox.sts;

import org.jspecify.annotations.NullMarked;
