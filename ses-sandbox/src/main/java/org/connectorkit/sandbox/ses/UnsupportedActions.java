package org.connectorkit.sandbox.ses;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The actions that Amazon SES has (API version 2010-12-01) and the sandbox has not, so that its refusal can say so. */
public final class UnsupportedActions {

    private static final Set<String> NAMES = new HashSet<>(Arrays.asList(("CloneReceiptRuleSet"
                    + " CreateConfigurationSetEventDestination CreateConfigurationSetTrackingOptions"
                    + " CreateCustomVerificationEmailTemplate CreateReceiptFilter CreateReceiptRule CreateReceiptRuleSet"
                    + " CreateTemplate DeleteConfigurationSet DeleteConfigurationSetEventDestination"
                    + " DeleteConfigurationSetTrackingOptions DeleteCustomVerificationEmailTemplate DeleteIdentityPolicy"
                    + " DeleteReceiptFilter DeleteReceiptRule DeleteReceiptRuleSet DeleteTemplate"
                    + " DeleteVerifiedEmailAddress DescribeActiveReceiptRuleSet DescribeConfigurationSet"
                    + " DescribeReceiptRule DescribeReceiptRuleSet GetCustomVerificationEmailTemplate"
                    + " GetIdentityDkimAttributes GetIdentityMailFromDomainAttributes GetIdentityNotificationAttributes"
                    + " GetIdentityPolicies GetTemplate ListConfigurationSets ListCustomVerificationEmailTemplates"
                    + " ListIdentityPolicies ListReceiptFilters ListReceiptRuleSets ListTemplates"
                    + " ListVerifiedEmailAddresses PutConfigurationSetDeliveryOptions PutIdentityPolicy"
                    + " ReorderReceiptRuleSet SendBounce SendBulkTemplatedEmail SendCustomVerificationEmail"
                    + " SendTemplatedEmail SetActiveReceiptRuleSet SetIdentityDkimEnabled"
                    + " SetIdentityFeedbackForwardingEnabled SetIdentityHeadersInNotificationsEnabled"
                    + " SetIdentityMailFromDomain SetIdentityNotificationTopic SetReceiptRulePosition TestRenderTemplate"
                    + " UpdateConfigurationSetEventDestination UpdateConfigurationSetReputationMetricsEnabled"
                    + " UpdateConfigurationSetSendingEnabled UpdateConfigurationSetTrackingOptions"
                    + " UpdateCustomVerificationEmailTemplate UpdateReceiptRule UpdateTemplate VerifyDomainDkim"
                    + " VerifyEmailAddress")
            .split(" ")));

    private UnsupportedActions() {}

    public static boolean has(String action) {
        return NAMES.contains(action);
    }
}
