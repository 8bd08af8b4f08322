/** What the designer runs: uploaded files, runs and their history. */
@NullMarked
package org.connectorkit.designer.run;

import org.jspecify.annotations.NullMarked;
