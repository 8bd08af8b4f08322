/** What the pages show. Not exported: markup and these types change together. */
@NullMarked
package org.connectorkit.designer.page;

import org.jspecify.annotations.NullMarked;
