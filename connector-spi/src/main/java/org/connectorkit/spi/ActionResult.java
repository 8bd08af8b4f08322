package org.connectorkit.spi;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an action returns: a JSON object, in the JDK's own types, so that no class of a plugin crosses to its host.
 *
 * <p>A value is null, a {@link String}, a {@link Boolean}, an {@link Integer}, {@link Long}, finite {@link Double},
 * {@link BigInteger} or {@link BigDecimal}, a {@link List} of values, or a {@link Map} of values by text. Lists and maps
 * are copied.
 */
public final class ActionResult {

    private static final ActionResult EMPTY = new ActionResult(Map.of());

    private final Map<String, @Nullable Object> values;

    private ActionResult(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** A result that says no more than that it is done. */
    public static ActionResult empty() {
        return EMPTY;
    }

    /** Starts a result without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** The members in the order in which they were put; unmodifiable all the way down. */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ActionResult that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Collects a result's members. Not safe for concurrent use. */
    public static final class Builder {

        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Sets a member.
         *
         * @param value null or one of the types that {@link ActionResult} names
         * @throws IllegalArgumentException if the value, or one inside it, is of another type; the message names its path
         */
        public Builder put(String name, @Nullable Object value) {
            values.put(Objects.requireNonNull(name, "name"), copy(value, name));
            return this;
        }

        /** Ends the result. */
        public ActionResult build() {
            return new ActionResult(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
        }

        private static @Nullable Object copy(@Nullable Object value, String path) {
            if (value == null
                    || value instanceof String
                    || value instanceof Boolean
                    || value instanceof Integer
                    || value instanceof Long
                    || value instanceof BigInteger
                    || value instanceof BigDecimal
                    || (value instanceof Double number && Double.isFinite(number))) {
                return value;
            }
            if (value instanceof List<?> list) {
                List<@Nullable Object> copy = new ArrayList<>(list.size());
                for (Object item : list) {
                    copy.add(copy(item, path + "[" + copy.size() + "]"));
                }
                return Collections.unmodifiableList(copy);
            }
            if (value instanceof Map<?, ?> map) {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, member) -> {
                    if (!(key instanceof String name)) {
                        throw new IllegalArgumentException(
                                "result '" + path + "' has a member whose name is not text: " + key);
                    }
                    copy.put(name, copy(member, path + "." + name));
                });
                return Collections.unmodifiableMap(copy);
            }
            throw new IllegalArgumentException("result '" + path + "' is a "
                    + value.getClass().getName() + "; use text, numbers, booleans, null, lists and maps of these");
        }
    }
}
