package org.connectorkit.ses.error;

import org.connectorkit.ses.region.SesRegion;

/** Next steps, in plain words. */
final class Advice {

    static final String TRY_AGAIN = "Try again later.";

    static final String UNKNOWN_OUTCOME =
            "Look in the recipient's inbox or in the sending statistics of Amazon SES before you send it again; nothing sends it again by itself.";

    static final String FIX_CLOCK =
            "Ask whoever operates the platform to set its clock by a time server; AWS accepts no more than a few minutes of difference.";

    static final String CHECK_KEYS =
            "Copy the access key id and the secret access key again, or create a new access key in the AWS IAM console.";

    private Advice() {}

    static String enableRegion(SesRegion region) {
        return "Enable " + region + " in the account's settings in the AWS console, or choose another region.";
    }

    static String grant(Operation operation) {
        String resource = operation == Operation.SEND ? "\"arn:aws:ses:REGION:ACCOUNT:identity/IDENTITY\"" : "\"*\"";
        String also = operation == Operation.SEND
                ? " List the sender's identity, and every recipient that is a verified identity of the same account."
                : "";
        return "Add this statement to the policy of the user or role: {\"Effect\": \"Allow\", \"Action\": \""
                + operation.permission() + "\", \"Resource\": " + resource + "}." + also;
    }
}
