package org.connectorkit.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {

    private final S3Location location = S3Location.parse(URI.create("s3://invoices/2026/?region=eu-central-1"));

    @Test
    void namesABucketAPrefixAndARegion() {
        assertThat(location.bucket()).isEqualTo("invoices");
        assertThat(location.prefix()).isEqualTo("2026/");
        assertThat(location.region()).isEqualTo("eu-central-1");
        assertThat(location.endpoint()).isEmpty();
        assertThat(location.profile()).isEmpty();
    }

    @Test
    void takesAnEndpointAndAProfile() {
        S3Location own = S3Location.parse(URI.create(
                "s3://invoices?profile=in%20voices&endpoint=https%3A%2F%2Fs3.example.com%3A9000&region=us-east-1"));

        assertThat(own.prefix()).isEmpty();
        assertThat(own.endpoint()).hasValue(URI.create("https://s3.example.com:9000"));
        assertThat(own.profile()).hasValue("in voices");
        assertThat(own.key(URI.create("s3://invoices/a"))).hasValue("a");
    }

    @Test
    void aPrefixIsAFolderWhetherItEndsWithASlashOrNot() {
        S3Location noSlash = S3Location.parse(URI.create("s3://invoices/2026?region=eu-central-1"));

        assertThat(noSlash.key(URI.create("s3://invoices/2026/a.pdf"))).hasValue("2026/a.pdf");
        assertThat(noSlash.key(URI.create("s3://invoices/2026-private/a.pdf"))).isEmpty();
    }

    @Test
    void aKeyIsThePathDecoded() {
        assertThat(location.key(URI.create("s3://invoices/2026/05/a%20b+c%2B%C3%A4.pdf")))
                .hasValue("2026/05/a b+c+ä.pdf");
        assertThat(location.key(URI.create("S3://invoices/2026/a..b"))).hasValue("2026/a..b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://invoices/2025/a.pdf",
                "s3://invoices/2026",
                "s3://invoices/2026/",
                "s3://invoices/2026/05/",
                "s3://invoices/",
                "s3://invoices",
                "s3://other/2026/a.pdf",
                "s3://INVOICES/2026/a.pdf",
                "s3://invoices/2026/../2025/a.pdf",
                "s3://invoices/2026/..%2F2025/a.pdf",
                "s3://invoices/2026/%2e%2e/2025/a.pdf",
                "s3://invoices/2026/%2E/a.pdf",
                "s3://invoices/2026%2Fa.pdf",
                "s3://invoices/2026/a%2Fb.pdf",
                "s3://invoices/2026/a%5Cb.pdf",
                "s3://invoices/2026//a.pdf",
                "s3://invoices//2026/a.pdf",
                "s3://invoices/2026/a%00.pdf",
                "s3://invoices/2026/a%0A.pdf",
                "s3://invoices/2026/%FF.pdf",
                "s3://invoices/2026/a.pdf?versionId=1",
                "s3://invoices/2026/a.pdf?",
                "s3://invoices/2026/a.pdf#1",
                "s3://user@invoices/2026/a.pdf",
                "s3://user:password@invoices/2026/a.pdf",
                "s3://invoices:443/2026/a.pdf",
                "s3:invoices/2026/a.pdf",
                "s3:/invoices/2026/a.pdf",
                "s3:///2026/a.pdf",
                "https://invoices/2026/a.pdf",
                "file:///2026/a.pdf",
            })
    void whatIsNotCertainlyBelowTheLocationIsNotOpen(String uri) {
        assertThat(location.key(URI.create(uri))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:///2026/?region=eu-central-1",
                "s3:invoices?region=eu-central-1",
                "s3://Invoices/?region=eu-central-1",
                "s3://i/?region=eu-central-1",
                "s3://invoices:80/?region=eu-central-1",
                "s3://invoices/2026/",
                "s3://invoices/2026/?region=",
                "s3://invoices/2026/?region=eu/../x",
                "s3://invoices/2026/?region=eu-central-1&region=us-east-1",
                "s3://invoices/2026/?region=eu-central-1&secret=x",
                "s3://invoices/2026/?region=eu-central-1&profile=",
                "s3://invoices/../?region=eu-central-1",
                "s3://invoices/a//b/?region=eu-central-1",
                "s3://invoices/a%2Fb/?region=eu-central-1",
                "s3://invoices/?region=eu-central-1#x",
                "s3://invoices/?region=eu-central-1&endpoint=http://s3.example.com",
                "s3://invoices/?region=eu-central-1&endpoint=http://169.254.169.254",
                "s3://invoices/?region=eu-central-1&endpoint=https://169.254.169.254/",
                "s3://invoices/?region=eu-central-1&endpoint=https://[fe80::1]/",
                "s3://invoices/?region=eu-central-1&endpoint=https://[fd00:ec2::254]/",
                "s3://invoices/?region=eu-central-1&endpoint=https://metadata.google.internal/",
                "s3://invoices/?region=eu-central-1&endpoint=https://2852039166/",
                "s3://invoices/?region=eu-central-1&endpoint=https://0xA9FEA9FE/",
                "s3://invoices/?region=eu-central-1&endpoint=https://user:secret@s3.example.com",
                "s3://invoices/?region=eu-central-1&endpoint=https://s3.example.com?x",
                "s3://invoices/?region=eu-central-1&endpoint=ftp://127.0.0.1",
                "s3://invoices/?region=eu-central-1&endpoint=s3.example.com",
            })
    void aLocationThatIsNoneIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> S3Location.parse(URI.create(text)))
                .isInstanceOfSatisfying(ConnectorException.class, e -> {
                    assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
                    assertThat(e.nextStep().orElseThrow()).contains("s3://invoices/2026/?region=");
                    assertThat(e.getMessage()).doesNotContain("secret@");
                });
    }

    @Test
    void anEndpointOnThisMachineMayDoWithoutTls() {
        for (String host : new String[] {"localhost", "127.0.0.1", "[::1]"}) {
            assertThat(S3Location.parse(URI.create("s3://invoices/?region=us-east-1&endpoint=http://" + host + ":9000"))
                            .endpoint())
                    .hasValue(URI.create("http://" + host + ":9000"));
        }
    }

    @Test
    void aUserInALocationIsNotRepeated() {
        assertThatThrownBy(() -> S3Location.parse(URI.create("s3://AKIA:secret@invoices/?region=eu-central-1")))
                .hasMessageNotContaining("AKIA")
                .hasMessageNotContaining("secret");
    }
}
