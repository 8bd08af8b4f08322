/** What descriptors look like from outside: each class is a pure view. */
@NullMarked
package org.connectorkit.host.render;

import org.jspecify.annotations.NullMarked;
