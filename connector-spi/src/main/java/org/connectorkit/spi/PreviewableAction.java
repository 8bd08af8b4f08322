package org.connectorkit.spi;

/** An action that can show what it would do. Implemented by connector authors. */
public interface PreviewableAction extends Action {

    /**
     * Does everything that {@link #perform} does short of calling the service.
     *
     * @return what would be done, for a person to read
     * @throws ConnectorException as {@code perform} would, before its first call
     * @throws Exception anything else counts as {@link ErrorKind#INTERNAL}
     */
    ActionResult preview(ActionContext context) throws Exception;
}
