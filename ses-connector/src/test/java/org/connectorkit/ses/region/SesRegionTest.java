package org.connectorkit.ses.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.connectorkit.spi.Option;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;

@Tag("ses-5")
class SesRegionTest {

    private static Stream<String> ofTheSdk() {
        return SesClient.serviceMetadata().regions().stream().map(Region::id);
    }

    @Test
    void listsTheRegionsThatTheSdkKnows() {
        assertThat(SesRegion.values())
                .extracting(SesRegion::id)
                .containsExactlyElementsOf(ofTheSdk()
                        .filter(id -> !id.startsWith("fips-"))
                        .sorted()
                        .toList());
    }

    @Test
    void marksTheRegionsWithFipsEndpoints() {
        assertThat(SesRegion.values().stream().filter(SesRegion::fips).map(SesRegion::id))
                .containsExactlyElementsOf(ofTheSdk()
                        .filter(id -> id.startsWith("fips-"))
                        .map(id -> id.substring("fips-".length()))
                        .sorted()
                        .toList());
    }

    @Test
    void knowsEachRegionsPartitionAsTheSdkDoes() {
        assertThat(SesRegion.values())
                .allSatisfy(region -> assertThat(region.partition().id())
                        .isEqualTo(Region.of(region.id()).metadata().partition().id()));
    }

    @Test
    void offersEachRegionOnceAndNamesItsPlace() {
        List<Option> options = SesRegion.options();

        assertThat(options).hasSize(30);
        assertThat(options).allSatisfy(option -> assertThat(option.label())
                .startsWith(option.value() + " (")
                .endsWith(")"));
    }

    @Test
    void refusesARegionThatDoesNotExist() {
        assertThatThrownBy(() -> SesRegion.of("us-nowhere-9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("us-nowhere-9")
                .hasMessageContaining("eu-west-1");
        assertThat(SesRegion.find("US-EAST-1")).isEmpty();
        assertThat(SesRegion.find("evil.com/#")).isEmpty();
    }

    @Test
    @Tag("ses-4.07")
    void hasNoPartitionWithoutSes() {
        assertThat(Partition.find("aws-cn")).isEmpty();
        assertThat(Partition.find("aws-iso")).isEmpty();
        assertThat(Partition.find("aws-us-gov")).contains(Partition.GOV);
    }

    @Test
    void findsAHomeRegionInEachPartition() {
        assertThat(Partition.values())
                .allSatisfy(partition ->
                        assertThat(partition.homeRegion().partition()).isEqualTo(partition));
    }
}
