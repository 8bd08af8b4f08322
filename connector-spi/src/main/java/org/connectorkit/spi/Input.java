package org.connectorkit.spi;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One input: its descriptor, and the typed key that reads its value from {@link Inputs}.
 *
 * <p>Declare it once, as a constant:
 *
 * <pre>{@code
 * static final Input<String> SENDER = Input.text("sender", "Sender Email")
 *         .required()
 *         .format(Format.MAILBOX)
 *         .comment("Must be verified with the service.")
 *         .addExample("Jane Doe <jane@example.com>")
 *         .build();
 * }</pre>
 *
 * <p>The key is stored in flows and never changes; label and comment are read by people and may.
 *
 * @param <T> the type of the value
 */
public final class Input<T> {

    private final String key;
    private final String label;
    private final InputType type;
    private final @Nullable String comment;
    private final boolean required;
    private final @Nullable T defaultValue;
    private final List<T> examples;
    private final @Nullable String placeholder;
    private final @Nullable String group;
    private final Visibility visibility;
    private final @Nullable URI docs;
    private final @Nullable String deprecated;

    private Input(Builder<T> builder, InputType type) {
        this.key = builder.key;
        this.label = builder.label;
        this.type = type;
        this.comment = builder.comment;
        this.required = builder.required;
        this.defaultValue = builder.defaultValue;
        this.examples = List.copyOf(builder.examples);
        this.placeholder = builder.placeholder;
        this.group = builder.group;
        this.visibility = builder.visibility;
        this.docs = builder.docs;
        this.deprecated = builder.deprecated;
    }

    /**
     * Starts an input of one line of text.
     *
     * @param key a lower camel case word, unique in its schema
     * @param label what a person reads, in one line
     */
    public static Builder<String> text(String key, String label) {
        return new Builder<>(
                key,
                label,
                EnumSet.of(Attribute.FORMAT, Attribute.PATTERN, Attribute.LENGTH),
                b -> new InputType.Text(b.constraints()));
    }

    /** Starts an input of text of several lines; {@code text/plain} unless {@link Builder#contentMediaType} says otherwise. See {@link #text}. */
    public static Builder<String> multiline(String key, String label) {
        return new Builder<>(
                key,
                label,
                EnumSet.of(Attribute.PATTERN, Attribute.LENGTH, Attribute.MEDIA_TYPE),
                b -> new InputType.Multiline(b.constraints(), b.contentMediaType));
    }

    /** Starts an input of yes or no. See {@link #text}. */
    public static Builder<Boolean> flag(String key, String label) {
        return new Builder<>(key, label, EnumSet.noneOf(Attribute.class), b -> new InputType.Flag());
    }

    /** Starts an input of a whole number. See {@link #text}. */
    public static Builder<Long> integer(String key, String label) {
        return new Builder<>(
                key, label, EnumSet.of(Attribute.RANGE), b -> new InputType.Number(true, b.minimum, b.maximum));
    }

    /** Starts an input of a number. See {@link #text}. */
    public static Builder<BigDecimal> number(String key, String label) {
        return new Builder<>(
                key, label, EnumSet.of(Attribute.RANGE), b -> new InputType.Number(false, b.minimum, b.maximum));
    }

    /** Starts an input that no one may see; for connections alone. It takes no default and no example. See {@link #text}. */
    public static Builder<Secret> secret(String key, String label) {
        return new Builder<>(
                key,
                label,
                EnumSet.of(Attribute.PATTERN, Attribute.LENGTH, Attribute.NO_VALUE),
                b -> new InputType.Secret(b.constraints()));
    }

    /**
     * Starts an input of one of several options; nothing is chosen unless {@link Builder#defaultValue} says so. See
     * {@link #text}.
     *
     * @throws IllegalArgumentException if there is no option, or two of the same value
     */
    public static Builder<String> choice(String key, String label, List<Option> options) {
        InputType.Choice choice = choiceOf(key, options);
        return new Builder<>(key, label, EnumSet.noneOf(Attribute.class), b -> choice);
    }

    /** Starts an input of a file's content. It takes no default and no example. See {@link #text}. */
    public static Builder<FileValue> file(String key, String label) {
        return new Builder<>(key, label, EnumSet.of(Attribute.NO_VALUE), b -> new InputType.File());
    }

    /** Starts an input of several texts; what is set of format, pattern and length holds for each. See {@link #text}. */
    public static Builder<List<String>> textList(String key, String label) {
        return new Builder<>(
                key,
                label,
                EnumSet.of(
                        Attribute.FORMAT, Attribute.PATTERN, Attribute.LENGTH, Attribute.ITEMS, Attribute.SINGLE_ITEM),
                b -> new InputType.ListOf(
                        new InputType.Text(b.constraints()), b.minItems, b.maxItems, b.acceptsSingleItem));
    }

    /** Starts an input of any number of several options. See {@link #choice}. */
    public static Builder<List<String>> choiceList(String key, String label, List<Option> options) {
        InputType.Choice choice = choiceOf(key, options);
        return new Builder<>(
                key,
                label,
                EnumSet.of(Attribute.ITEMS, Attribute.SINGLE_ITEM),
                b -> new InputType.ListOf(choice, b.minItems, b.maxItems, b.acceptsSingleItem));
    }

    /** Starts an input of texts by keys that the caller chooses; what is set of format, pattern and length holds for each value. See {@link #text}. */
    public static Builder<List<Entry<String>>> textEntries(String key, String label) {
        return new Builder<>(
                key,
                label,
                EnumSet.of(Attribute.FORMAT, Attribute.PATTERN, Attribute.LENGTH, Attribute.ITEMS),
                b -> new InputType.EntriesOf(new InputType.Text(b.constraints()), b.minItems, b.maxItems));
    }

    /** Starts an input of files by keys that the caller chooses, such as file names. It takes no default and no example. See {@link #text}. */
    public static Builder<List<Entry<FileValue>>> fileEntries(String key, String label) {
        return new Builder<>(
                key,
                label,
                EnumSet.of(Attribute.ITEMS, Attribute.NO_VALUE),
                b -> new InputType.EntriesOf(new InputType.File(), b.minItems, b.maxItems));
    }

    /**
     * Starts an input of a saved connection, for actions alone. It takes no default and no example. See {@link #text}.
     *
     * @param session the type that the connections open
     * @param accepts the connection types that will do
     * @throws IllegalArgumentException if no connection type will do
     */
    public static <S extends AutoCloseable> Builder<S> connection(
            String key, String label, Class<S> session, List<? extends Connection<? extends S>> accepts) {
        List<String> keys =
                accepts.stream().map(accepted -> accepted.info().key()).toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("input '" + key + "' accepts no connection type; name at least one");
        }
        return new Builder<>(
                key, label, EnumSet.of(Attribute.NO_VALUE), b -> new InputType.ConnectionRef(session, keys));
    }

    private static InputType.Choice choiceOf(String key, List<Option> options) {
        if (options.isEmpty()) {
            throw new IllegalArgumentException("input '" + key + "' has no options; a choice needs at least one");
        }
        Set<String> values = new HashSet<>();
        for (Option option : options) {
            if (!values.add(option.value())) {
                throw new IllegalArgumentException(
                        "input '" + key + "' has option '" + option.value() + "' twice; keep one");
            }
        }
        return new InputType.Choice(List.copyOf(options));
    }

    /** Identifies the input in its schema; never changes. */
    public String key() {
        return key;
    }

    /** What a person reads. */
    public String label() {
        return label;
    }

    /** The shape of the value. */
    public InputType type() {
        return type;
    }

    /** What to fill in, in one line of Markdown. */
    public Optional<String> comment() {
        return Optional.ofNullable(comment);
    }

    /** Whether it must be present and not blank. */
    public boolean required() {
        return required;
    }

    /** What stands in for it where it is absent. */
    public Optional<T> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** Values that a person can take as a pattern; each is valid. */
    public List<T> examples() {
        return examples;
    }

    /** What an empty control shows. */
    public Optional<String> placeholder() {
        return Optional.ofNullable(placeholder);
    }

    /** The heading under which a form shows it, with its neighbours of the same group. */
    public Optional<String> group() {
        return Optional.ofNullable(group);
    }

    /** How prominently a form shows it. */
    public Visibility visibility() {
        return visibility;
    }

    /** A page that says more. */
    public Optional<URI> docs() {
        return Optional.ofNullable(docs);
    }

    /** Why it should not be used any more and what to use in its place. */
    public Optional<String> deprecated() {
        return Optional.ofNullable(deprecated);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Input<?> that
                && key.equals(that.key)
                && label.equals(that.label)
                && type.equals(that.type)
                && Objects.equals(comment, that.comment)
                && required == that.required
                && Objects.equals(defaultValue, that.defaultValue)
                && examples.equals(that.examples)
                && Objects.equals(placeholder, that.placeholder)
                && Objects.equals(group, that.group)
                && visibility == that.visibility
                && Objects.equals(docs, that.docs)
                && Objects.equals(deprecated, that.deprecated);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key + " (" + type + ")";
    }

    private enum Attribute {
        FORMAT("a format"),
        PATTERN("a pattern"),
        LENGTH("a length"),
        ITEMS("a number of items"),
        SINGLE_ITEM("a single item in place of a list"),
        RANGE("a minimum or maximum"),
        MEDIA_TYPE("a media type"),
        /** Not an attribute to set, but the mark of a shape that takes no default and no example. */
        NO_VALUE("a default or an example");

        private final String words;

        Attribute(String words) {
            this.words = words;
        }
    }

    /**
     * Collects an input's attributes; a setter replaces what was set before. Not safe for concurrent use.
     *
     * @param <T> the type of the value
     */
    public static final class Builder<T> {

        private final String key;
        private final String label;
        private final Set<Attribute> takes;
        private final Function<Builder<T>, InputType> typeOf;
        private final List<T> examples = new ArrayList<>();
        private @Nullable String comment;
        private boolean required;
        private @Nullable T defaultValue;
        private @Nullable String placeholder;
        private @Nullable String group;
        private Visibility visibility = Visibility.NORMAL;
        private @Nullable URI docs;
        private @Nullable String deprecated;
        private @Nullable Format format;
        private @Nullable String pattern;
        private @Nullable String patternMessage;
        private @Nullable Integer minLength;
        private @Nullable Integer maxLength;
        private @Nullable Integer minItems;
        private @Nullable Integer maxItems;
        private boolean acceptsSingleItem;
        private @Nullable BigDecimal minimum;
        private @Nullable BigDecimal maximum;
        private String contentMediaType = "text/plain";

        private Builder(String key, String label, Set<Attribute> takes, Function<Builder<T>, InputType> typeOf) {
            this.key = DescriptorChecks.requireMemberKey(key, "input");
            this.label = DescriptorChecks.requireLine(label, subject(), "label");
            this.takes = takes;
            this.typeOf = typeOf;
        }

        private String subject() {
            return "input '" + key + "'";
        }

        private Builder<T> requireTakes(Attribute attribute) {
            if (!takes.contains(attribute)) {
                throw wrong("takes no " + attribute.words.substring(attribute.words.indexOf(' ') + 1)
                        + "; its shape has none");
            }
            return this;
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException(subject() + " " + what);
        }

        /** What to fill in, in one line of Markdown. */
        public Builder<T> comment(String comment) {
            this.comment = DescriptorChecks.requireLine(comment, subject(), "comment");
            return this;
        }

        /** Declares that it must be present and not blank. */
        public Builder<T> required() {
            this.required = true;
            return this;
        }

        /** What stands in for it where it is absent. Excludes {@link #required()}. */
        public Builder<T> defaultValue(T defaultValue) {
            this.defaultValue = Objects.requireNonNull(defaultValue, "defaultValue");
            return this;
        }

        /** Adds a value that a person can take as a pattern. */
        public Builder<T> addExample(T example) {
            examples.add(Objects.requireNonNull(example, "example"));
            return this;
        }

        /** What an empty control shows, in one line. */
        public Builder<T> placeholder(String placeholder) {
            this.placeholder = DescriptorChecks.requireLine(placeholder, subject(), "placeholder");
            return this;
        }

        /** The heading under which a form shows it. The inputs of a group follow each other in the schema. */
        public Builder<T> group(String group) {
            this.group = DescriptorChecks.requireLine(group, subject(), "group");
            return this;
        }

        /** Folds it away until a person asks for it. Excludes {@link #required()}. */
        public Builder<T> advanced() {
            this.visibility = Visibility.ADVANCED;
            return this;
        }

        /** An absolute {@code https} address of a page that says more. */
        public Builder<T> docs(URI docs) {
            if (!"https".equals(docs.getScheme())) {
                throw wrong("links to " + docs + "; a docs link starts with https://");
            }
            this.docs = docs;
            return this;
        }

        /** Why it should not be used any more and what to use in its place, in one line. */
        public Builder<T> deprecated(String deprecated) {
            this.deprecated = DescriptorChecks.requireLine(deprecated, subject(), "deprecated");
            return this;
        }

        /** What the text holds. For text, lists and entries of text. */
        public Builder<T> format(Format format) {
            this.format = Objects.requireNonNull(format, "format");
            return requireTakes(Attribute.FORMAT);
        }

        /**
         * What the whole text must match. For every shape of text.
         *
         * @param pattern a regular expression in the syntax that Java and ECMA-262 share
         * @param message what to tell a person whose text does not match; follows the label, as in {@code must start with arn:}
         * @throws IllegalArgumentException if the pattern has a syntax error
         */
        public Builder<T> pattern(String pattern, String message) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        subject() + " has a pattern with a syntax error: " + e.getMessage(), e);
            }
            this.pattern = pattern;
            this.patternMessage = DescriptorChecks.requireLine(message, subject(), "pattern message");
            return requireTakes(Attribute.PATTERN);
        }

        /** The least length, in code points. For every shape of text. */
        public Builder<T> minLength(int minLength) {
            this.minLength = minLength;
            return requireTakes(Attribute.LENGTH);
        }

        /** The greatest length, in code points. For every shape of text. */
        public Builder<T> maxLength(int maxLength) {
            this.maxLength = maxLength;
            return requireTakes(Attribute.LENGTH);
        }

        /** The least number of items where any is given. For lists and entries. */
        public Builder<T> minItems(int minItems) {
            this.minItems = minItems;
            return requireTakes(Attribute.ITEMS);
        }

        /** The greatest number of items. For lists and entries. */
        public Builder<T> maxItems(int maxItems) {
            this.maxItems = maxItems;
            return requireTakes(Attribute.ITEMS);
        }

        /** Takes one value that is not in a list for a list of it, since steps of a flow often hand over such a value. For lists. */
        public Builder<T> acceptsSingleItem() {
            this.acceptsSingleItem = true;
            return requireTakes(Attribute.SINGLE_ITEM);
        }

        /** The least value. For numbers. */
        public Builder<T> minimum(long minimum) {
            this.minimum = BigDecimal.valueOf(minimum);
            return requireTakes(Attribute.RANGE);
        }

        /** The greatest value. For numbers. */
        public Builder<T> maximum(long maximum) {
            this.maximum = BigDecimal.valueOf(maximum);
            return requireTakes(Attribute.RANGE);
        }

        /** What the text is written in, such as {@code text/html}. For text of several lines. */
        public Builder<T> contentMediaType(String contentMediaType) {
            this.contentMediaType = DescriptorChecks.requireLine(contentMediaType, subject(), "media type");
            return requireTakes(Attribute.MEDIA_TYPE);
        }

        private TextConstraints constraints() {
            return new TextConstraints(format, pattern, patternMessage, minLength, maxLength);
        }

        /**
         * Ends the input.
         *
         * @throws IllegalArgumentException if attributes exclude each other, or if the default or an example is not a
         *     value that the input accepts
         */
        public Input<T> build() {
            if (required && defaultValue != null) {
                throw wrong("is required and has a default; leave out one of them");
            }
            if (required && visibility == Visibility.ADVANCED) {
                throw wrong("is required and advanced; a form must not fold it away");
            }
            if (takes.contains(Attribute.NO_VALUE) && (defaultValue != null || !examples.isEmpty())) {
                throw wrong("can have no default and no example");
            }
            requireRange("length", decimal(minLength), decimal(maxLength), BigDecimal.ONE);
            requireRange("number of items", decimal(minItems), decimal(maxItems), BigDecimal.ONE);
            requireRange("value", minimum, maximum, null);
            InputType type = typeOf.apply(this);
            Stream.concat(Stream.ofNullable(defaultValue), examples.stream()).forEach(value -> {
                String problem = AcceptedValues.problemWith(type, value);
                if (problem != null) {
                    throw wrong("has the default or example '" + value + "', which it would refuse: " + problem);
                }
            });
            return new Input<>(this, type);
        }

        private void requireRange(
                String what, @Nullable BigDecimal least, @Nullable BigDecimal greatest, @Nullable BigDecimal lowest) {
            if (least != null && greatest != null && least.compareTo(greatest) > 0) {
                throw wrong("has a least " + what + " of " + least + " and a greatest of " + greatest);
            }
            for (BigDecimal bound : Stream.of(Optional.ofNullable(least), Optional.ofNullable(greatest))
                    .flatMap(Optional::stream)
                    .toList()) {
                if (lowest != null && bound.compareTo(lowest) < 0) {
                    throw wrong("has a bound of " + bound + " on its " + what + "; a bound is at least " + lowest);
                }
            }
        }

        private static @Nullable BigDecimal decimal(@Nullable Integer number) {
            return number == null ? null : BigDecimal.valueOf(number);
        }
    }
}
