package org.connectorkit.host.binding;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Inputs;

/** Values by their inputs' keys. */
public final class BoundInputs implements Inputs {

    private final InputSchema schema;
    private final Map<String, Object> values;
    private final Set<String> refused;

    BoundInputs(InputSchema schema, Map<String, Object> values, Set<String> refused) {
        this.schema = schema;
        this.values = values;
        this.refused = refused;
    }

    /** The same inputs with open sessions for its connection inputs. */
    public BoundInputs withSessions(Map<String, Object> sessions) {
        Map<String, Object> all = new HashMap<>(values);
        all.putAll(sessions);
        return new BoundInputs(schema, all, refused);
    }

    @Override
    public <T> T get(Input<T> input) {
        return find(input)
                .orElseThrow(() -> new NoSuchElementException(
                        "input '" + input.key() + "' is absent; read an optional input without a default by find()"));
    }

    @Override
    public <T> Optional<T> find(Input<T> input) {
        Input<?> declared = schema.find(input.key()).orElse(null);
        if (declared == null || (declared != input && !declared.equals(input))) {
            throw new IllegalArgumentException(
                    "the schema has no input " + input + "; it has " + schema + ": read only what the schema declares");
        }
        Object value = values.get(input.key());
        if (value == null) {
            return refused.contains(input.key()) ? Optional.empty() : input.defaultValue();
        }
        return Optional.of(typed(value));
    }

    /** The binder puts under each key what the input's shape says, and the input's type follows from its shape. */
    @SuppressWarnings("unchecked")
    private static <T> T typed(Object value) {
        return (T) value;
    }

    /** Names the inputs that are present, not their values. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
