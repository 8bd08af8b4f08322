package org.connectorkit.ses;

import java.net.URI;
import java.util.List;
import org.connectorkit.ses.region.SesRegion;
import org.connectorkit.ses.session.SesSession;
import org.connectorkit.spi.Connection;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputProblem;
import org.connectorkit.spi.Inputs;
import org.connectorkit.spi.Secret;

/** The inputs that both connections or both actions take. */
final class CommonInputs {

    static final Input<String> ACCESS_KEY_ID = Input.text("accessKeyId", "Access Key ID")
            .required()
            .pattern("\\w+", "must be an access key id of letters and digits, such as AKIAIOSFODNN7EXAMPLE")
            .maxLength(128)
            .placeholder("AKIAIOSFODNN7EXAMPLE")
            .comment("The id of an access key of an AWS IAM user, such as `AKIAIOSFODNN7EXAMPLE`.")
            .build();

    static final Input<Secret> SECRET_ACCESS_KEY = Input.secret("secretAccessKey", "Secret Access Key")
            .required()
            .pattern("\\S+", "must have no spaces or line breaks; copy the secret access key again")
            .comment("The secret access key that AWS IAM showed once, when the access key was created.")
            .build();

    /** The connection types that both actions accept. */
    static final List<Connection<SesSession>> CONNECTIONS =
            List.of(new AwsRoleArnConnection(), new AccessKeyConnection());

    static final Input<SesSession> CONNECTION = Input.connection(
                    "connection", "Connection", SesSession.class, CONNECTIONS)
            .required()
            .build();

    private CommonInputs() {}

    /** What is wrong with the access key beyond its alphabet. */
    static List<InputProblem> problemsWithAccessKey(Inputs inputs) {
        // IAM identifiers, unique ID prefixes: ASIA marks temporary keys, which are void without their session token
        return inputs.find(ACCESS_KEY_ID)
                .filter(id -> id.startsWith("ASIA"))
                .map(
                        id -> InputProblem.of(
                                ACCESS_KEY_ID,
                                "is the id of temporary credentials (ASIA…), which work only with a session token; create an access key for an IAM user (AKIA…)"))
                .map(List::of)
                .orElse(List.of());
    }

    static Input.Builder<String> awsRegion() {
        return Input.choice("awsRegion", "AWS Region", SesRegion.options())
                .required()
                .comment(
                        "The region to use, such as us-west-2 or eu-west-1. Identities are verified for each region by itself.")
                .docs(URI.create("https://docs.aws.amazon.com/general/latest/gr/ses.html"));
    }
}
