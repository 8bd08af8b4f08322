package org.connectorkit.testkit;

import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.Option;
import org.connectorkit.spi.TextConstraints;
import org.connectorkit.testkit.Check.Findings;
import org.connectorkit.testkit.Description.Owner;

/** What the descriptors' own builders cannot check, because it is about several of them or about how they are read. */
final class DescriptorRules {

    private static final Pattern HTML = Pattern.compile("<(?![A-Za-z0-9.+_-]+[@:])[A-Za-z/!?][^>]*>?");
    private static final Pattern HIGH_HEADING = Pattern.compile("(?m)^ {0,3}#{1,3}(?!#).*$|^=+$");
    private static final Pattern LINK = Pattern.compile("\\]\\(\\s*<?([^)\\s>]*)|<([a-z][a-z0-9+.-]*:[^>]*)>");

    static final Check<Connector> READABLE = new Check<>(
            rule(
                    1,
                    "Every descriptor can be read, with nothing set up.",
                    "A host reads all descriptors when it loads a plugin, before any credentials exist; one that throws makes the"
                            + " whole connector unusable.",
                    "Build descriptors as constants, return lists that are never null, and move everything that can fail to"
                            + " Connection.open."),
            DescriptorRules::readable);

    static final Check<Connector> STABLE = new Check<>(
            rule(
                    2,
                    "A descriptor is the same each time it is read.",
                    "A form, a reference page and the binder read it at different times; where it changes in between, they"
                            + " disagree.",
                    "Keep descriptors in constants; never put a value of a run, a clock or a random key into one."),
            DescriptorRules::stable);

    static final Check<Connector> LEVEL = on(
            3,
            "The connector returns the level of the contract that it was compiled against.",
            "A host refuses a connector whose level it does not know, and tells its operator the wrong remedy if the level is"
                    + " not the true one.",
            "Write: return SPI_LEVEL; and nothing else.",
            (description, findings) -> {
                if (description.spiLevel() != Connector.SPI_LEVEL) {
                    findings.add(
                            description.info().key(),
                            "returns level " + description.spiLevel() + "; the contract has level "
                                    + Connector.SPI_LEVEL);
                }
            });

    static final Check<Connector> ACTIONS = on(
            4,
            "The connector has at least one action.",
            "Without an action there is nothing that a flow could do with it.",
            "Return at least one action from Connector.actions.",
            (description, findings) -> {
                if (description.actions().isEmpty()) {
                    findings.add(description.info().key(), "has no action");
                }
            });

    static final Check<Connector> UNIQUE_KEYS = on(
            5,
            "No two connections have the same key, and no two actions.",
            "Flows store the key; of two with the same key one can never be reached.",
            "Give one of the two a key of its own.",
            (description, findings) -> {
                duplicates(description.connections(), of -> of.info().key())
                        .forEach(key -> findings.add(key, "is the key of two connections"));
                duplicates(description.actions(), of -> of.info().key())
                        .forEach(key -> findings.add(key, "is the key of two actions"));
            });

    static final Check<Connector> UNIQUE_LABELS = on(
            6,
            "No two connections, actions, inputs of a schema, or options of a choice have the same label.",
            "A person sees labels, not keys, and cannot tell two of the same name apart.",
            "Reword one of the two labels; labels may change at any time.",
            DescriptorRules::uniqueLabels);

    static final Check<Connector> COMMENTS = on(
            7,
            "Every input has a comment, save a connection and an input that is a connection.",
            "The comment is all that a designer of flows is told; forms and the reference page show nothing else.",
            "Add .comment(\"…\"): in one line of Markdown, what to fill in and where to find it.",
            (description, findings) -> description
                    .places()
                    .filter(place -> !(place.input().type() instanceof InputType.ConnectionRef)
                            && place.input().comment().isEmpty())
                    .forEach(place -> findings.add(place.subject(), "has no comment")));

    static final Check<Connector> NO_NESTED_CONNECTION = on(
            8,
            "Only an action takes a connection as an input.",
            "A host opens a connection from its own inputs and the operator's settings alone.",
            "Move the input to the actions; let a connection that builds on another take the other's inputs too.",
            (description, findings) -> description
                    .places()
                    .filter(place ->
                            place.owner() != Owner.ACTION && place.input().type() instanceof InputType.ConnectionRef)
                    .forEach(place -> findings.add(place.subject(), "takes a connection")));

    static final Check<Connector> SECRETS_IN_CONNECTIONS = on(
            9,
            "Only a connection takes a secret.",
            "An action's inputs are stored in flows, logged and passed between steps in clear; only a connection's inputs are"
                    + " kept and masked as secrets.",
            "Move the input to the connection, or make it text if it is no secret.",
            (description, findings) -> description
                    .places()
                    .filter(place ->
                            place.owner() != Owner.CONNECTION && place.input().type() instanceof InputType.Secret)
                    .forEach(place -> findings.add(place.subject(), "is a secret")));

    static final Check<Connector> OPTIONAL_SETTINGS = on(
            10,
            "Every setting of the operator is optional or has a default.",
            "A connector works in a host whose operator has never heard of it.",
            "Remove .required() and give a default, or cope with its absence.",
            (description, findings) -> description
                    .places()
                    .filter(place ->
                            place.owner() == Owner.SETTINGS && place.input().required())
                    .forEach(place -> findings.add(place.subject(), "is required")));

    static final Check<Connector> DECLARED_CONNECTIONS = on(
            11,
            "An action accepts only connections that its connector declares.",
            "A form offers saved connections of the accepted types; one of a type that does not exist can never be saved.",
            "Add the connection to Connector.connections, or take it out of the input's list.",
            (description, findings) -> {
                Set<String> declared = description.connections().stream()
                        .map(of -> of.info().key())
                        .collect(Collectors.toSet());
                description.places().forEach(place -> {
                    if (place.input().type() instanceof InputType.ConnectionRef reference) {
                        reference.connectionKeys().stream()
                                .filter(key -> !declared.contains(key))
                                .forEach(key -> findings.add(
                                        place.subject(),
                                        "accepts '" + key + "', which the connector does not declare"));
                    }
                });
            });

    static final Check<Connector> DEPRECATED_OPTIONAL = on(
            12,
            "A deprecated input is not required.",
            "A person who is told not to use an input must be able to leave it out.",
            "Make it optional and handle its absence, or remove the deprecation.",
            (description, findings) -> description
                    .places()
                    .filter(place -> place.input().deprecated().isPresent()
                            && place.input().required())
                    .forEach(place -> findings.add(place.subject(), "is deprecated and required")));

    static final Check<Connector> LINKS = on(
            13,
            "Every link starts with https://.",
            "Texts are shown in forms and on pages of other origins: a relative link leads nowhere, and http can be altered on"
                    + " the way.",
            "Write the link's full https address.",
            DescriptorRules::links);

    static final Check<Connector> NO_HTML = on(
            14,
            "Texts are Markdown without HTML.",
            "A form or page that shows them may drop HTML or, worse, run it.",
            "Use Markdown, and put angle brackets that are meant as such into `code`.",
            (description, findings) -> description.markdown().forEach(markdown -> {
                String text = MarkdownText.withoutCode(markdown.text());
                Matcher tag = HTML.matcher(text);
                if (tag.find()) {
                    findings.add(markdown.subject(), "holds " + tag.group());
                }
            }));

    static final Check<Connector> GUIDE_HEADINGS = on(
            15,
            "Headings in a guide are of level 4 or below.",
            "A host sets the guide under headings of its own, of levels 1 to 3; a higher one breaks the page's outline.",
            "Begin each heading of the guide with ####.",
            (description, findings) -> description
                    .connections()
                    .forEach(of -> of.info().guide().ifPresent(guide -> {
                        Matcher heading = HIGH_HEADING.matcher(MarkdownText.withoutCode(guide));
                        if (heading.find()) {
                            findings.add(
                                    of.info().key(),
                                    "has the heading '" + heading.group().strip() + "' in its guide");
                        }
                    })));

    static final Check<Connector> ICON = on(
            16,
            "An icon is a square SVG document without scripts and outside references.",
            "Hosts show icons of connectors that they did not write; a script or a fetched reference would act in the host's"
                    + " page.",
            "Draw it with shapes and gradients alone and give it a square viewBox, such as 0 0 24 24.",
            (description, findings) -> description.info().icon().ifPresent(icon -> SvgIcon.problems(icon.svg())
                    .forEach(problem -> findings.add(description.info().key(), "has an icon that " + problem))));

    static final Check<Connector> PATTERNS = on(
            17,
            "A pattern means the same in Java and in ECMA-262.",
            "The host checks it in Java, a form checks it in the browser; where they differ, a person is refused what the other"
                    + " accepts.",
            "Write it with what both know: no inline flags, possessive quantifiers, POSIX classes or \\A \\Z \\Q.",
            (description, findings) -> description.places().forEach(place -> constraints(
                            place.input().type())
                    .flatMap(TextConstraints::pattern)
                    .flatMap(PortablePattern::problem)
                    .ifPresent(problem -> findings.add(place.subject(), "has a pattern that " + problem))));

    private DescriptorRules() {}

    static List<Check<Connector>> all() {
        return List.of(
                READABLE,
                STABLE,
                LEVEL,
                ACTIONS,
                UNIQUE_KEYS,
                UNIQUE_LABELS,
                COMMENTS,
                NO_NESTED_CONNECTION,
                SECRETS_IN_CONNECTIONS,
                OPTIONAL_SETTINGS,
                DECLARED_CONNECTIONS,
                DEPRECATED_OPTIONAL,
                LINKS,
                NO_HTML,
                GUIDE_HEADINGS,
                ICON,
                PATTERNS);
    }

    private interface Body {
        void check(Description description, Findings findings);
    }

    private static ContractRule rule(int number, String sentence, String why, String remedy) {
        return new ContractRule(
                String.format("DESC-%02d", number), ContractRule.Area.DESCRIPTOR, sentence, why, remedy);
    }

    /** A check that has nothing to say where the descriptors cannot be read: that is another rule's. */
    private static Check<Connector> on(int number, String sentence, String why, String remedy, Body body) {
        return new Check<>(rule(number, sentence, why, remedy), (connector, findings) -> {
            Optional<Description> description = tryRead(connector);
            if (description.isPresent()) {
                body.check(description.get(), findings);
            }
        });
    }

    private static Optional<Description> tryRead(Connector connector) {
        try {
            return Optional.of(Description.of(connector));
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static void readable(Connector connector, Findings findings) {
        try {
            Description.of(connector);
        } catch (RuntimeException | LinkageError e) {
            findings.add(connector.getClass().getSimpleName(), "cannot be read: " + e);
        }
    }

    private static void stable(Connector connector, Findings findings) {
        Optional<Description> first = tryRead(connector);
        Optional<Description> second = tryRead(connector);
        if (first.isEmpty() || second.isEmpty()) {
            return;
        }
        Description before = first.get();
        Description after = second.get();
        if (before.spiLevel() != after.spiLevel()
                || !before.info().equals(after.info())
                || !before.settings().equals(after.settings())) {
            findings.add(before.info().key(), "differs when it is read a second time");
        }
        differences(before.connections(), after.connections(), of -> of.info().key(), findings);
        differences(before.actions(), after.actions(), of -> of.info().key(), findings);
    }

    private static <T> void differences(List<T> before, List<T> after, Function<T, String> key, Findings findings) {
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            T one = i < before.size() ? before.get(i) : after.get(i);
            if (i >= before.size() || i >= after.size() || !one.equals(after.get(i))) {
                findings.add(key.apply(one), "differs when it is read a second time");
            }
        }
    }

    private static void uniqueLabels(Description description, Findings findings) {
        duplicates(description.connections(), of -> of.info().label())
                .forEach(label -> findings.add(description.info().key(), "has two connections '" + label + "'"));
        duplicates(description.actions(), of -> of.info().label())
                .forEach(label -> findings.add(description.info().key(), "has two actions '" + label + "'"));
        description.connections().forEach(of -> uniqueLabels(of.info().key(), of.inputs(), findings));
        description.actions().forEach(of -> uniqueLabels(of.info().key(), of.inputs(), findings));
        uniqueLabels("settings", description.settings(), findings);
        description.places().forEach(place -> choice(place.input().type())
                .ifPresent(choice -> duplicates(choice.options(), Option::label)
                        .forEach(label -> findings.add(place.subject(), "has two options '" + label + "'"))));
    }

    private static void uniqueLabels(String owner, InputSchema schema, Findings findings) {
        duplicates(schema.inputs(), Input::label)
                .forEach(label -> findings.add(owner, "has two inputs '" + label + "'"));
    }

    private static void links(Description description, Findings findings) {
        description
                .info()
                .docs()
                .map(URI::toString)
                .ifPresent(link -> link(description.info().key(), link, findings));
        description.markdown().forEach(markdown -> {
            Matcher links = LINK.matcher(MarkdownText.withoutCode(markdown.text()));
            while (links.find()) {
                link(markdown.subject(), links.group(1) != null ? links.group(1) : links.group(2), findings);
            }
        });
    }

    private static void link(String subject, String link, Findings findings) {
        if (!link.startsWith("https://")) {
            findings.add(subject, "links to '" + link + "'");
        }
    }

    private static <T> Set<String> duplicates(Collection<T> items, Function<T, String> property) {
        Set<String> seen = new HashSet<>();
        return items.stream()
                .map(property)
                .filter(value -> !seen.add(value))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<InputType.Choice> choice(InputType type) {
        InputType each = type instanceof InputType.ListOf list ? list.item() : type;
        return each instanceof InputType.Choice choice ? Optional.of(choice) : Optional.empty();
    }

    private static Optional<TextConstraints> constraints(InputType type) {
        if (type instanceof InputType.ListOf list) {
            return constraints(list.item());
        }
        if (type instanceof InputType.EntriesOf entries) {
            return constraints(entries.value());
        }
        if (type instanceof InputType.Text text) {
            return Optional.of(text.constraints());
        }
        if (type instanceof InputType.Multiline multiline) {
            return Optional.of(multiline.constraints());
        }
        return type instanceof InputType.Secret secret ? Optional.of(secret.constraints()) : Optional.empty();
    }
}
