package org.connectorkit.ses;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.connectorkit.ses.region.Partition;
import org.connectorkit.ses.session.KeyPair;
import org.connectorkit.ses.session.Role;
import org.connectorkit.ses.session.SesSession;
import org.connectorkit.ses.settings.OperatorSettings;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.ConnectionContext;
import org.connectorkit.spi.ConnectionInfo;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.InputSchema;
import org.connectorkit.spi.Inputs;

/** Assumes a role with an access key, and signs every request to Amazon SES with the role's credentials. */
final class AwsRoleArnConnection implements Connection<SesSession> {

    // Bounds and alphabets: AWS STS API reference, AssumeRole, request parameters
    static final Input<String> ROLE_ARN = Input.text("roleArn", "Role ARN")
            .required()
            .minLength(20)
            .maxLength(2048)
            .pattern(
                    "arn:aws[a-z-]*:iam::[0-9]{12}:role/[\\x21-\\x7e]+",
                    "must be the ARN of a role, such as arn:aws:iam::111122223333:role/mailer; the ARN of a user, a group or an assumed-role session does not work")
            .placeholder("arn:aws:iam::111122223333:role/mailer")
            .comment(
                    "The ARN of the AWS IAM role to assume, such as `arn:aws:iam::111122223333:role/mailer`; not the ARN of a user.")
            .build();

    static final Input<String> EXTERNAL_ID = Input.text("externalId", "External ID")
            .minLength(2)
            .maxLength(1224)
            .pattern("[\\w+=,.@:/-]+", "must consist of letters, digits and any of _ + = , . @ : / -")
            .comment(
                    "Optional but recommended: the value that the role's trust policy demands. It protects against the [confused deputy](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html).")
            .docs(URI.create(
                    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html"))
            .build();

    private static final ConnectionInfo INFO = ConnectionInfo.builder("awsRoleArn", "AWS Role ARN")
            .description(
                    "Connects with an IAM role: an access key is used to assume the role, and the role's temporary credentials call Amazon SES.")
            .guide(Guides.ROLE)
            .build();

    private static final InputSchema INPUTS = InputSchema.builder()
            .addInput(ROLE_ARN)
            .addInput(CommonInputs.ACCESS_KEY_ID)
            .addInput(CommonInputs.SECRET_ACCESS_KEY)
            .addInput(EXTERNAL_ID)
            .build();

    @Override
    public ConnectionInfo info() {
        return INFO;
    }

    @Override
    public InputSchema inputs() {
        return INPUTS;
    }

    @Override
    public List<InputProblem> validate(Inputs inputs) {
        List<InputProblem> problems = new ArrayList<>();
        inputs.find(ROLE_ARN).ifPresent(arn -> {
            String partition = arn.split(":", 3)[1];
            if (Partition.find(partition).isEmpty()) {
                problems.add(InputProblem.of(
                        ROLE_ARN,
                        "is in the partition " + partition
                                + ", which does not offer Amazon SES; use a role in aws, aws-us-gov or aws-eusc"));
            }
        });
        problems.addAll(CommonInputs.problemsWithAccessKey(inputs));
        return problems;
    }

    @Override
    public SesSession open(ConnectionContext context) {
        Inputs inputs = context.inputs();
        return SesSession.withRole(
                Role.of(inputs.get(ROLE_ARN), inputs.find(EXTERNAL_ID).orElse(null)),
                KeyPair.of(inputs.get(CommonInputs.ACCESS_KEY_ID), inputs.get(CommonInputs.SECRET_ACCESS_KEY)),
                OperatorSettings.from(context.settings()),
                context.clock());
    }

    @Override
    public String test(SesSession session) {
        return session.test();
    }
}
