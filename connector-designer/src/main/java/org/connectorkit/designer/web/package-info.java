/** The HTTP server of the designer: loopback alone, with its guard, its routes and what an answer may say. */
@NullMarked
package org.connectorkit.designer.web;

import org.jspecify.annotations.NullMarked;
