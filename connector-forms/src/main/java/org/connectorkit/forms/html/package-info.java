/** What the templates show. Not exported: markup and these types change together. */
@NullMarked
package org.connectorkit.forms.html;

import org.jspecify.annotations.NullMarked;
