package org.connectorkit.ses.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private final Exchange exchange = new Exchange();
    private final InputStream body;

    ExchangeTest() throws IOException {
        body = watched(10);
    }

    @Test
    void isSentWithItsLastByteAndNotBefore() throws IOException {
        body.readNBytes(9);
        assertThat(exchange.sent()).isFalse();
        assertThat(body.read()).isZero();
        assertThat(exchange.sent()).isTrue();
    }

    @Test
    void neverHandsOverTheLastByteOnceItIsCancelled() throws IOException {
        body.readNBytes(9);
        exchange.cancel();

        assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessageContaining("cancelled");
        assertThat(exchange.sent()).isFalse();
    }

    @Test
    void staysSentWhenItIsCancelledTooLate() throws IOException {
        body.readAllBytes();
        exchange.cancel();

        assertThat(exchange.sent()).isTrue();
    }

    @Test
    void isSentAtOnceWithoutABody() throws IOException {
        assertThat(watched(0).read()).isEqualTo(-1);
        assertThat(exchange.sent()).isTrue();
    }

    @Test
    void opensNoSecondBodyOnceItIsSent() throws IOException {
        body.readAllBytes();

        assertThatThrownBy(() -> watched(10)).isInstanceOf(IOException.class).hasMessageContaining("twice");
        assertThatThrownBy(() -> watched(0)).isInstanceOf(IOException.class).hasMessageContaining("twice");
    }

    @Test
    void handsOverTheLastByteOfOnlyOneOfTwoOpenBodies() throws IOException {
        InputStream second = watched(10);
        body.readAllBytes();

        second.readNBytes(9);
        assertThatThrownBy(second::read).isInstanceOf(IOException.class).hasMessageContaining("twice");
        assertThat(body.read()).isEqualTo(-1);
    }

    private InputStream watched(int length) throws IOException {
        return exchange.watch(new ByteArrayInputStream(new byte[length]), length);
    }
}
