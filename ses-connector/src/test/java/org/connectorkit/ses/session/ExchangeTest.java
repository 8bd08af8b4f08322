package org.connectorkit.ses.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private final Exchange exchange = new Exchange();
    private final InputStream body = exchange.watch(new ByteArrayInputStream(new byte[10]), 10);

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
}
