package org.connectorkit.sandbox.auth;

import java.util.HashSet;
import java.util.Set;
import org.connectorkit.sandbox.protocol.Service;

/** The regions of SES and STS as the AWS SDK's endpoint metadata lists them; FIPS pseudo regions are none. */
final class Regions {

    private static final Set<String> SES = Set.of(
            "af-south-1",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-south-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-southeast-3",
            "ap-southeast-5",
            "ca-central-1",
            "ca-west-1",
            "eu-central-1",
            "eu-central-2",
            "eu-north-1",
            "eu-south-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "eusc-de-east-1",
            "il-central-1",
            "me-central-1",
            "me-south-1",
            "sa-east-1",
            "us-east-1",
            "us-east-2",
            "us-gov-east-1",
            "us-gov-west-1",
            "us-west-1",
            "us-west-2");
    private static final Set<String> STS_ONLY = Set.of(
            "ap-east-1",
            "ap-east-2",
            "ap-southeast-4",
            "ap-southeast-6",
            "ap-southeast-7",
            "cn-north-1",
            "cn-northwest-1",
            "eu-south-2",
            "mx-central-1");
    private static final Set<String> STS = both();

    private Regions() {}

    static boolean has(String region, Service service) {
        return (service == Service.SES ? SES : STS).contains(region);
    }

    private static Set<String> both() {
        Set<String> all = new HashSet<>(SES);
        all.addAll(STS_ONLY);
        return Set.copyOf(all);
    }
}
