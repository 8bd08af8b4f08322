package org.connectorkit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectorExceptionTest {

    private static final Input<String> A = Input.text("a", "A").build();

    @Test
    void aFailureSaysWhatItsBuilderWasTold() {
        Exception cause = new IllegalStateException();
        ConnectorException failure = ConnectorException.builder(ErrorKind.RATE_LIMITED, "SLOW_DOWN", "Too fast.")
                .problems(List.of(InputProblem.of(A, "is odd")))
                .nextStep("Wait.")
                .serviceCode("Throttled")
                .requestId("r-1")
                .retryAfter(Duration.ofSeconds(2))
                .cause(cause)
                .build();
        assertThat(failure).hasMessage("Too fast.").hasCause(cause);
        assertThat(failure.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(failure.code()).isEqualTo("SLOW_DOWN");
        assertThat(failure.problems()).containsExactly(InputProblem.of(A, "is odd"));
        assertThat(failure.nextStep()).contains("Wait.");
        assertThat(failure.serviceCode()).contains("Throttled");
        assertThat(failure.requestId()).contains("r-1");
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(2));
    }

    @Test
    void invalidInputTellsEveryProblem() {
        InputProblem one = InputProblem.of(A, "is odd");
        InputProblem two = InputProblem.ofItem(A, 1, "is even");
        assertThat(ConnectorException.invalidInput(List.of(one))).hasMessage("a: is odd");
        ConnectorException both = ConnectorException.invalidInput(List.of(one, two));
        assertThat(both).hasMessage("2 inputs need attention: a: is odd; a[1]: is even");
        assertThat(both.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(both.problems()).containsExactly(one, two);
        assertThatIllegalArgumentException().isThrownBy(() -> ConnectorException.invalidInput(List.of()));
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void onlyWhatMayBeRetriedHasATimeToRetryAfter(ErrorKind kind) {
        ConnectorException.Builder builder =
                ConnectorException.builder(kind, "CODE", "Message.").retryAfter(Duration.ZERO);
        boolean retryable = kind == ErrorKind.RATE_LIMITED || kind == ErrorKind.UNAVAILABLE;
        assertThat(kind.retryable()).isEqualTo(retryable);
        if (retryable) {
            assertThat(builder.build().retryAfter()).contains(Duration.ZERO);
        } else {
            assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining(kind.name());
        }
    }

    @Test
    void aSerializedFailureLosesItsProblemsAloneAndStaysUsable() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(ConnectorException.invalidInput(List.of(InputProblem.of(A, "is odd"))));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ConnectorException read = (ConnectorException) in.readObject();
            assertThat(read).hasMessage("a: is odd");
            assertThat(read.problems()).isEmpty();
        }
    }

    @Test
    void pathsNameInputItemAndEntry() {
        assertThat(InputProblem.of(A, "m").path()).isEqualTo("a");
        assertThat(InputProblem.ofItem(A, 2, "m").path()).isEqualTo("a[2]");
        assertThat(InputProblem.ofEntry(A, "x \"y\"\\\r\n", "m").path())
                .isEqualTo("a[\"x \\\"y\\\"\\\\\\u000d\\u000a\"]");
        assertThat(InputProblem.atPath("a.b", "m")).hasToString("a.b: m").isNotEqualTo(InputProblem.atPath("a.b", "n"));
        assertThatIllegalArgumentException().isThrownBy(() -> InputProblem.of(A, " "));
    }
}
