package org.connectorkit.ses.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectorkit.spi.FileValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedMessageTest {

    private static final int CHUNK = 3 * 8192;

    /** Bodies of every remainder by three, rich in the characters that come out as plus and slash, around each chunk's end. */
    static Stream<String> bodies() {
        Stream<String> small =
                IntStream.range(0, 40).mapToObj(size -> "~?>".repeat(14).substring(0, size));
        Stream<String> large = IntStream.range(CHUNK - 230, CHUNK - 190)
                .mapToObj(size -> "a?~>\u007f\r\n".repeat(CHUNK / 6).substring(0, size));
        Stream<String> encoded = Stream.of("ü?>~".repeat(9_000), "日本語?>~".repeat(9_000), "<p>?</p> ~\n".repeat(9_000));
        return Stream.of(small, large, encoded).flatMap(bodies -> bodies);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void isTheMessageInBase64PercentEncoded(String body) throws IOException {
        assertEncodes(MimeMessage.of(TestEmails.builder().text(body).build(), TestEmails.TOKEN));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 56, 57, 58, 24_623, 24_624, 24_625, 49_248, 1_000_000})
    void isTheSameWithFilesOfAnySize(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        for (String shift : List.of("?", "??", "???")) {
            assertEncodes(MimeMessage.of(
                    TestEmails.builder()
                            .text(shift)
                            .html("<p>?~</p>")
                            .addAttachment(new Attachment("a.bin", TestFile.of(content)))
                            .addAttachment(TestEmails.file("b.txt", "~~~???>>>"))
                            .addAttachment(
                                    new Attachment("c.bin", TestFile.of(content).withoutSize()))
                            .build(),
                    TestEmails.TOKEN));
        }
    }

    @Test
    void tellsTheLengthAndNothingOfTheContent() throws IOException {
        EncodedMessage encoded = MimeMessage.of(
                        TestEmails.builder().text("confidential").build())
                .encoded();
        assertThat(encoded).hasToString("EncodedMessage[" + encoded.length() + " bytes]");
    }

    @Test
    void givesNoLastByteOfAFileThatChangesBetweenTwoReadings() throws IOException {
        for (int size : List.of(1, 57, 24_624, 30_000, 49_248)) {
            EncodedMessage encoded = encoded(size, opening -> content(size, opening == 2 ? size / 2 : -1));
            assertThat(encoded.open()).satisfies(EncodedMessageTest::readToItsEnd);

            try (InputStream second = encoded.open()) {
                assertThatThrownBy(() -> second.readNBytes(Math.toIntExact(encoded.length())))
                        .isInstanceOfSatisfying(AttachmentException.class, e -> assertThat(e.fileName())
                                .isEqualTo("log.bin"))
                        .hasMessage("The attachment 'log.bin' was changed while it was being sent; nothing was sent."
                                + " Send again when the file no longer changes.");
            }
        }
    }

    @Test
    void givesNoLastByteOfAFileThatGrowsOrShrinksBetweenTwoReadings() throws IOException {
        for (int size : List.of(1, 57, 24_624, 30_000, 49_248)) {
            for (int changed : List.of(size - 1, size + 1, size + 100_000)) {
                EncodedMessage encoded = encoded(size, opening -> content(opening == 2 ? changed : size, -1));
                assertThat(encoded.open()).satisfies(EncodedMessageTest::readToItsEnd);

                try (InputStream second = encoded.open()) {
                    assertThatThrownBy(() -> second.readNBytes(Math.toIntExact(encoded.length())))
                            .isInstanceOf(AttachmentException.class)
                            .hasMessageContaining("was measured at " + size + " bytes and now holds "
                                    + (changed > size ? "more" : changed + " bytes") + "; nothing was sent.");
                }
            }
        }
    }

    @Test
    void readsTheSameAgainAndAgain() throws IOException {
        EncodedMessage encoded = encoded(30_000, opening -> content(30_000, -1));
        byte[] first = readToItsEnd(encoded.open());
        assertThat(readToItsEnd(encoded.open())).isEqualTo(first);
        assertThat(readToItsEnd(encoded.open())).isEqualTo(first);
    }

    /** A mistake of our own would otherwise be a request that ends early or never. */
    @Test
    void aSegmentThatIsNotAsPromisedEndsTheReading() {
        EncodedMessage longer = new EncodedMessage(List.of(segment(6, 0, new byte[7])));
        assertThatThrownBy(() -> readToItsEnd(longer.open()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the message has 8 bytes in its encoded form; 8 were promised");

        EncodedMessage withoutEscapes = new EncodedMessage(List.of(segment(6, 1, new byte[6])));
        assertThatThrownBy(() -> readToItsEnd(withoutEscapes.open()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the message has 8 bytes in its encoded form; 10 were promised");
    }

    private static Segment segment(long length, long escapes, byte[] content) {
        return new Segment() {

            @Override
            public long length() {
                return length;
            }

            @Override
            public long escapes(long start) {
                return escapes;
            }

            @Override
            public InputStream open(Fingerprints fingerprints) {
                return new ByteArrayInputStream(content);
            }
        };
    }

    private static void assertEncodes(MimeMessage message) throws IOException {
        String expected = URLEncoder.encode(
                Base64.getEncoder().encodeToString(TestEmails.bytes(message)), StandardCharsets.US_ASCII);
        EncodedMessage encoded = message.encoded();
        assertThat(encoded.length()).isEqualTo(expected.length());
        assertThat(new String(readToItsEnd(encoded.open()), StandardCharsets.US_ASCII))
                .isEqualTo(expected);
    }

    private static byte[] readToItsEnd(InputStream stream) throws IOException {
        try (stream) {
            return stream.readAllBytes();
        }
    }

    private static byte[] content(int size, int changedAt) {
        byte[] content = new byte[size];
        if (changedAt >= 0) {
            content[changedAt] = 1;
        }
        return content;
    }

    private static EncodedMessage encoded(int size, IntFunction<byte[]> contentOfOpening) throws IOException {
        FileValue file = new FileValue() {

            private int openings;

            @Override
            public OptionalLong size() {
                return OptionalLong.of(size);
            }

            @Override
            public Optional<String> contentType() {
                return Optional.empty();
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(contentOfOpening.apply(++openings));
            }
        };
        return MimeMessage.of(TestEmails.builder()
                        .text("t")
                        .addAttachment(new Attachment("log.bin", file))
                        .build())
                .encoded();
    }
}
