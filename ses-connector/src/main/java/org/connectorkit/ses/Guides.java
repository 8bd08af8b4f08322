package org.connectorkit.ses;

/** How to obtain what the connections ask for. */
final class Guides {

    private static final String POLICY = """
            ```json
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": ["ses:SendEmail", "ses:SendRawEmail"],
                  "Resource": [
                    "arn:aws:ses:*:111122223333:identity/example.com",
                    "arn:aws:ses:*:111122223333:identity/jane@example.com"
                  ]
                },
                {
                  "Effect": "Allow",
                  "Action": "ses:ListIdentities",
                  "Resource": "*"
                }
              ]
            }
            ```

            Name the identities that you send from, in your own account. Where a *recipient* is a verified identity of the same
            account, or belongs to such a domain, Amazon SES checks the permission for that identity as well: list it too.

            The policy `AmazonSESFullAccess` that AWS manages also works, but it grants the whole administration of Amazon SES.
            """;

    static final String ROLE = """
            The connection uses two things: the access key of an IAM user, which may do nothing but assume a role, and the role,
            which may send email. Amazon SES is only ever called with the role's temporary credentials.

            #### 1. Create the user and its access key

            1. In the [IAM console](https://console.aws.amazon.com/iam/), create a user without console access. It needs no policy of
               its own as long as it is in the role's account; in another account, allow it `sts:AssumeRole` on the role's ARN.
            2. On the user's tab *Security credentials*, choose *Create access key* and the use case *Third-party service*.
            3. Copy the access key id and the secret access key. AWS shows the secret only this once.

            #### 2. Create the role

            Create a role of the type *Custom trust policy* that lets the user assume it. With an External ID, which we recommend,
            the policy must demand it; without the condition the External ID protects nothing:

            ```json
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Principal": { "AWS": "arn:aws:iam::111122223333:user/connector" },
                  "Action": "sts:AssumeRole",
                  "Condition": { "StringEquals": { "sts:ExternalId": "YOUR-EXTERNAL-ID" } }
                }
              ]
            }
            ```

            Leave out `Condition` if you use no External ID. Whoever operates the platform chooses the External ID, one for each
            customer, so that nobody can name another customer's role.

            #### 3. Give the role its permissions

            The least that works:

            """ + POLICY + """

            #### 4. Fill in the connection

            Copy the *role's* ARN, `arn:aws:iam::111122223333:role/…`. The user's own ARN, `arn:aws:iam::111122223333:user/…`, is a
            frequent mix-up and is refused.
            """;

    static final String ACCESS_KEY = """
            An access key is a pair: an id, which is no secret, and a secret access key, which signs requests. It belongs to an IAM
            user and can do whatever that user can, until it is deactivated.

            1. In the [IAM console](https://console.aws.amazon.com/iam/), create a user without console access, for this connection
               alone.
            2. Attach a policy for the Amazon SES resources that you use. The least that works is shown below.
            3. On the user's tab *Security credentials*, choose *Create access key* and the use case *Third-party service*. Copy both
               parts; AWS shows the secret only this once.

            AWS explains [access keys](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html) and
            [policies for Amazon SES](https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html).

            """ + POLICY;

    private Guides() {}
}
