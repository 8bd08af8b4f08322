package org.connectorkit.ses.region;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorkit.spi.Option;

/**
 * A region that offers Amazon SES.
 *
 * <p>The list is fixed: the AWS SDK builds a host name from any text, and would sign and send a request to it. A test
 * compares the list with the SDK's.
 */
public final class SesRegion {

    private static final Map<String, SesRegion> ALL = all();

    private final String id;
    private final String place;
    private final Partition partition;
    private final boolean fips;

    private SesRegion(String id, String place, Partition partition, boolean fips) {
        this.id = id;
        this.place = place;
        this.partition = partition;
        this.fips = fips;
    }

    /** Every region, by id in alphabetical order. */
    public static List<SesRegion> values() {
        return List.copyOf(ALL.values());
    }

    /** The regions as the options of a choice. */
    public static List<Option> options() {
        return ALL.values().stream()
                .map(region -> Option.of(region.id, region.id + " (" + region.place + ")"))
                .toList();
    }

    /** The region of an id in lower case, or empty. */
    public static Optional<SesRegion> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    /**
     * The region of an id.
     *
     * @throws IllegalArgumentException if Amazon SES is not offered there
     */
    public static SesRegion of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException(
                "region '" + id + "' does not offer Amazon SES; use one of " + ALL.keySet()));
    }

    /** The id, such as {@code eu-west-1}. */
    public String id() {
        return id;
    }

    /** The partition whose credentials it accepts. */
    public Partition partition() {
        return partition;
    }

    /** Whether Amazon SES has an endpoint there whose cryptography is validated by FIPS 140. */
    public boolean fips() {
        return fips;
    }

    @Override
    public String toString() {
        return id;
    }

    private static Map<String, SesRegion> all() {
        // Amazon Simple Email Service endpoints and quotas, AWS General Reference
        Set<String> withFips = Set.of(
                "ca-central-1", "us-east-1", "us-east-2", "us-gov-east-1", "us-gov-west-1", "us-west-1", "us-west-2");
        Map<String, SesRegion> regions = new LinkedHashMap<>();
        String[][] places = {
            {"af-south-1", "Cape Town"},
            {"ap-northeast-1", "Tokyo"},
            {"ap-northeast-2", "Seoul"},
            {"ap-northeast-3", "Osaka"},
            {"ap-south-1", "Mumbai"},
            {"ap-south-2", "Hyderabad"},
            {"ap-southeast-1", "Singapore"},
            {"ap-southeast-2", "Sydney"},
            {"ap-southeast-3", "Jakarta"},
            {"ap-southeast-5", "Malaysia"},
            {"ca-central-1", "Montreal"},
            {"ca-west-1", "Calgary"},
            {"eu-central-1", "Frankfurt"},
            {"eu-central-2", "Zurich"},
            {"eu-north-1", "Stockholm"},
            {"eu-south-1", "Milan"},
            {"eu-west-1", "Ireland"},
            {"eu-west-2", "London"},
            {"eu-west-3", "Paris"},
            {"eusc-de-east-1", "European Sovereign Cloud, Brandenburg"},
            {"il-central-1", "Tel Aviv"},
            {"me-central-1", "United Arab Emirates"},
            {"me-south-1", "Bahrain"},
            {"sa-east-1", "São Paulo"},
            {"us-east-1", "N. Virginia"},
            {"us-east-2", "Ohio"},
            {"us-gov-east-1", "GovCloud, US-East"},
            {"us-gov-west-1", "GovCloud, US-West"},
            {"us-west-1", "N. California"},
            {"us-west-2", "Oregon"},
        };
        for (String[] region : places) {
            String id = region[0];
            regions.put(id, new SesRegion(id, region[1], partitionOf(id), withFips.contains(id)));
        }
        return Collections.unmodifiableMap(regions);
    }

    private static Partition partitionOf(String id) {
        if (id.startsWith("us-gov-")) {
            return Partition.GOV;
        }
        return id.startsWith("eusc-") ? Partition.EUSC : Partition.AWS;
    }
}
