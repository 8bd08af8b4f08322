package org.connectorkit.ses;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.connectorkit.sandbox.account.AccessKey;
import org.connectorkit.sandbox.account.Role;
import org.connectorkit.testkit.ConnectorContract;
import org.connectorkit.testkit.ContractSubject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The packaged connector keeps every rule of the contract, against the sandbox. */
class SesContractIT extends ConnectorContract {

    private static Aws aws;
    private static Role mailer;

    @BeforeAll
    static void start() {
        aws = new Aws();
        mailer = aws.mailer();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Override
    protected ContractSubject subject() {
        AccessKey key = aws.sandbox.accessKey();
        return ContractSubject.builder(Path.of(System.getProperty("plugin.folder")), aws.sandbox.endpoint())
                .settings(SesContractIT::settings)
                .addConnection("accessKey", address -> Map.of("accessKeyId", key.id(), "secretAccessKey", key.secret()))
                .addConnection(
                        "awsRoleArn",
                        address -> Map.of(
                                "roleArn", mailer.arn(), "accessKeyId", key.id(), "secretAccessKey", key.secret()))
                .addAction(
                        "sendEmail",
                        Map.of(
                                "awsRegion", "us-east-1",
                                "toAddresses", List.of("to@example.com"),
                                "sender", "sender@example.com",
                                "subject", "Greetings",
                                "text", "Hello."))
                .addAction("listIdentities", Map.of("awsRegion", "us-east-1"))
                .page(Path.of("../docs/connectors/aws-ses.md"))
                .build();
    }

    private static Map<String, ?> settings(URI address) {
        return Map.of("endpoint", address.toString(), "stsEndpoint", address.toString());
    }
}
