package org.connectorkit.host;

import java.util.Objects;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.ActionInfo;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.PreviewableAction;

/** An action, as its connector described it when it was loaded. */
public final class ActionDescriptor {

    private final ActionInfo info;
    private final InputSchema inputs;
    private final boolean previewable;

    private ActionDescriptor(ActionInfo info, InputSchema inputs, boolean previewable) {
        this.info = Objects.requireNonNull(info, "info");
        this.inputs = Objects.requireNonNull(inputs, "inputs");
        this.previewable = previewable;
    }

    static ActionDescriptor of(Action action) {
        return new ActionDescriptor(action.info(), action.inputs(), action instanceof PreviewableAction);
    }

    /** The key of the action, such as {@code currentWeather}. */
    public String key() {
        return info.key();
    }

    /** Its name, its results, and whether it may be repeated. */
    public ActionInfo info() {
        return info;
    }

    /** What a person fills in to run it. */
    public InputSchema inputs() {
        return inputs;
    }

    /** Whether {@link ConnectorHost#preview} can show what it would do. */
    public boolean previewable() {
        return previewable;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ActionDescriptor that
                && info.equals(that.info)
                && inputs.equals(that.inputs)
                && previewable == that.previewable;
    }

    @Override
    public int hashCode() {
        return Objects.hash(info, inputs, previewable);
    }

    @Override
    public String toString() {
        return key();
    }
}
