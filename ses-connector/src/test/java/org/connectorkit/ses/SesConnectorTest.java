package org.connectorkit.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.connectorkit.spi.Action;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.Connector;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputType;
import org.connectorkit.spi.Rule;
import org.connectorkit.spi.Visibility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SesConnectorTest {

    private final SesConnector connector = new SesConnector();

    @Test
    void isCalledAmazonSes() {
        assertThat(connector.spiLevel()).isEqualTo(1);
        assertThat(connector.info().key()).isEqualTo("aws-ses");
        assertThat(connector.info().label()).isEqualTo("Amazon SES");
        assertThat(connector.info().icon()).hasValueSatisfying(icon -> assertThat(icon.svg())
                .startsWith("<svg")
                .doesNotContain("script")
                .doesNotContain("href"));
    }

    @Test
    void offersTwoConnectionsAndTwoActionsInThisOrder() {
        assertThat(connector.connections())
                .extracting(connection ->
                        connection.info().key() + ": " + connection.info().label())
                .containsExactly("awsRoleArn: AWS Role ARN", "accessKey: AWS SES Access Key and Secret");
        assertThat(connector.actions())
                .extracting(action -> action.info().key() + ": " + action.info().label())
                .containsExactly("listIdentities: List Identities", "sendEmail: Send Email");
    }

    @Test
    void asksARoleConnectionForFourInputs() {
        assertThat(rows(connector.connections().get(0).inputs().inputs()))
                .containsExactly(
                        "roleArn | Role ARN | text | required",
                        "accessKeyId | Access Key ID | text | required",
                        "secretAccessKey | Secret Access Key | secret | required",
                        "externalId | External ID | text | optional");
    }

    @Test
    void asksAnAccessKeyConnectionForTwoInputs() {
        assertThat(rows(connector.connections().get(1).inputs().inputs()))
                .containsExactly(
                        "accessKeyId | Access Key ID | text | required",
                        "secretAccessKey | Secret Access Key | secret | required");
    }

    @Test
    void asksListIdentitiesForFourInputs() {
        assertThat(rows(connector.actions().get(0).inputs().inputs()))
                .containsExactly(
                        "awsRegion | AWS Region | choice | required",
                        "identityType | Identity Type | choice | EmailAddress",
                        "nextToken | Next Token | text | optional",
                        "connection | Connection | connection | required");
        assertThat(options("identityType")).containsExactly("EmailAddress", "Domain", "All");
        assertThat(options("awsRegion")).hasSize(30).contains("us-west-2", "eu-west-1");
    }

    @Test
    void asksSendEmailForElevenInputs() {
        assertThat(rows(connector.actions().get(1).inputs().inputs()))
                .containsExactly(
                        "awsRegion | AWS Region | choice | required",
                        "toAddresses | To Address | list of text | optional",
                        "ccAddresses | Cc Address | list of text | optional",
                        "bccAddresses | Bcc Address | list of text | optional",
                        "sender | Sender Email | text | required",
                        "replyTo | Reply To | list of text | optional",
                        "subject | Subject | text | required",
                        "text | Text | multiline | optional",
                        "html | Html | multiline | optional",
                        "attachments | Attachments | entries of file | optional",
                        "connection | Connection | connection | required");
    }

    @Test
    void needsARecipientAndABody() {
        assertThat(connector.actions().get(1).inputs().rules())
                .extracting(Rule::toString)
                .containsExactly("AtLeastOneOf[toAddresses, ccAddresses, bccAddresses]", "AtLeastOneOf[text, html]");
    }

    @Test
    void groupsDeliveryAndContentAndFoldsTheRest() {
        Collection<Input<?>> inputs = connector.actions().get(1).inputs().inputs();

        assertThat(inputs.stream().filter(input -> input.group().equals(Optional.of("Delivery"))))
                .extracting(Input::key)
                .containsExactly("awsRegion", "toAddresses", "ccAddresses", "bccAddresses", "sender", "replyTo");
        assertThat(inputs.stream().filter(input -> input.group().equals(Optional.of("Content"))))
                .extracting(Input::key)
                .containsExactly("subject", "text", "html", "attachments");
        assertThat(inputs.stream().filter(input -> input.visibility() == Visibility.ADVANCED))
                .extracting(Input::key)
                .containsExactly("ccAddresses", "bccAddresses", "replyTo");
    }

    @Test
    void commentsOnEveryInputButTheConnection() {
        assertThat(allInputs()).allSatisfy(input -> assertThat(input.comment().isPresent())
                .as(input.key())
                .isEqualTo(!input.key().equals("connection")));
    }

    @Test
    void takesOneTextForAListOfAddresses() {
        assertThat(connector.actions().get(1).inputs().inputs())
                .filteredOn(input -> input.type() instanceof InputType.ListOf)
                .allMatch(input -> ((InputType.ListOf) input.type()).acceptsSingleItem());
    }

    @Test
    void saysThatOnlyListingMayBeRepeated() {
        assertThat(connector.actions().get(0).info().repeatable()).isTrue();
        assertThat(connector.actions().get(1).info().repeatable()).isFalse();
    }

    @Test
    @Tag("ses-6.6")
    void guidesToTheLeastPrivilege() {
        assertThat(connector.connections())
                .allSatisfy(connection -> assertThat(connection.info().guide().orElseThrow())
                        .contains("ses:SendEmail", "ses:SendRawEmail", "ses:ListIdentities")
                        .contains("AmazonSESFullAccess")
                        .contains("recipient"));
    }

    @Test
    @Tag("ses-6.5")
    void guidesToTheExternalIdAndWarnsOfAUserArn() {
        assertThat(connector.connections().get(0).info().guide().orElseThrow())
                .contains("sts:AssumeRole", "sts:ExternalId", "Third-party service")
                .contains("arn:aws:iam::111122223333:user/");
    }

    @Test
    void namesTheSameClassInTheServicesFileAndInTheModule() throws Exception {
        ModuleReference module =
                ModuleFinder.of(classes()).find("org.connectorkit.ses").orElseThrow();
        String services = new String(
                getClass()
                        .getResourceAsStream("/META-INF/services/org.connectorkit.spi.Connector")
                        .readAllBytes(),
                StandardCharsets.UTF_8);

        assertThat(services.lines().toList()).containsExactly(SesConnector.class.getName());
        assertThat(module.descriptor().provides())
                .extracting(ModuleDescriptor.Provides::service, ModuleDescriptor.Provides::providers)
                .containsExactly(tuple(Connector.class.getName(), List.of(SesConnector.class.getName())));
        assertThat(module.descriptor().exports()).isEmpty();
    }

    /** The loader holds the connector's own classes and the contract, and no library at all. */
    @Test
    void isFoundAndDescribedWithoutAnyLibrary() throws Exception {
        URL[] own = {
            classes().toUri().toURL(), classesOf(Connector.class).toUri().toURL()
        };
        try (URLClassLoader loader = new URLClassLoader(own, ClassLoader.getPlatformClassLoader())) {
            Class<?> service = loader.loadClass(Connector.class.getName());
            Iterator<?> found = ServiceLoader.load(service, loader).iterator();
            Object described = found.next();

            assertThat(describe(described)).contains("sendEmail", "listIdentities", "awsRoleArn", "accessKey");
            assertThat(found.hasNext()).isFalse();
        }
    }

    private static String describe(Object connector) throws ReflectiveOperationException {
        StringBuilder words = new StringBuilder();
        for (String method : List.of("spiLevel", "info", "connections", "actions", "settings")) {
            Object result = call(connector, method);
            Collection<?> members = result instanceof Collection<?> list ? list : List.of(result);
            for (Object member : members) {
                words.append(
                        method.equals("connections") || method.equals("actions")
                                ? call(member, "info") + " " + call(member, "inputs")
                                : member);
            }
        }
        return words.toString();
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        for (Class<?> type : target.getClass().getInterfaces()) {
            for (Class<?> declaring = type; ; declaring = declaring.getInterfaces()[0]) {
                try {
                    return declaring.getDeclaredMethod(method).invoke(target);
                } catch (NoSuchMethodException e) {
                    if (declaring.getInterfaces().length == 0) {
                        throw e;
                    }
                }
            }
        }
        throw new NoSuchMethodException(method);
    }

    private static Path classes() {
        return classesOf(SesConnector.class);
    }

    private static Path classesOf(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private List<String> options(String key) {
        InputType type =
                connector.actions().get(0).inputs().find(key).orElseThrow().type();
        return ((InputType.Choice) type)
                .options().stream().map(option -> option.value()).toList();
    }

    private List<Input<?>> allInputs() {
        List<Input<?>> inputs = new ArrayList<>();
        for (Connection<?> connection : connector.connections()) {
            inputs.addAll(connection.inputs().inputs());
        }
        for (Action action : connector.actions()) {
            inputs.addAll(action.inputs().inputs());
        }
        inputs.addAll(connector.settings().inputs());
        return inputs;
    }

    private static Stream<String> rows(Collection<Input<?>> inputs) {
        return inputs.stream()
                .map(input -> input.key() + " | " + input.label() + " | " + input.type() + " | "
                        + input.defaultValue()
                                .map(Object::toString)
                                .orElse(input.required() ? "required" : "optional"));
    }
}
