package org.connectorkit.ses;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorkit.spi.FileValue;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.Inputs;
import org.connectorkit.spi.Secret;

/** Inputs that are already bound. */
public final class Values implements Inputs {

    private final Map<String, Object> values = new LinkedHashMap<>();

    private Values() {}

    public static Values none() {
        return new Values();
    }

    public <T> Values with(Input<T> input, T value) {
        return with(input.key(), value);
    }

    public Values with(String key, Object value) {
        Values copy = new Values();
        copy.values.putAll(values);
        copy.values.put(key, value);
        return copy;
    }

    public Values overlaid(Values other) {
        Values copy = new Values();
        copy.values.putAll(values);
        copy.values.putAll(other.values);
        return copy;
    }

    public Values without(Input<?> input) {
        Values copy = new Values();
        copy.values.putAll(values);
        copy.values.remove(input.key());
        return copy;
    }

    @Override
    public <T> T get(Input<T> input) {
        return find(input).orElseThrow(() -> new NoSuchElementException(input.key()));
    }

    @Override
    @SuppressWarnings("unchecked") // a test puts in what the input takes
    public <T> Optional<T> find(Input<T> input) {
        return Optional.ofNullable((T) values.get(input.key())).or(input::defaultValue);
    }

    public static Secret secret(String value) {
        return () -> value;
    }

    public static FileValue file(String text) {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    public static FileValue file(byte[] bytes) {
        return new FileValue() {
            @Override
            public OptionalLong size() {
                return OptionalLong.of(bytes.length);
            }

            @Override
            public Optional<String> contentType() {
                return Optional.empty();
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
