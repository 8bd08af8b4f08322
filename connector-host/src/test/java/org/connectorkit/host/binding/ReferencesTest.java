package org.connectorkit.host.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.connectorkit.host.Json;
import org.connectorkit.spi.ConnectorException;
import org.connectorkit.spi.ErrorKind;
import org.connectorkit.spi.InputProblem;
import org.junit.jupiter.api.Test;

class ReferencesTest {

    private final References references = new References(Map.of(
            "env",
            name -> Optional.ofNullable(Map.of("KEY", "v$1\\", "EMPTY", "").get(name)),
            "vault",
            name -> {
                throw new IllegalStateException("the vault holds hunter2");
            }));

    @Test
    void aReferenceIsAWholeValueOrAPartOfOne() {
        References.Resolved resolved = references.resolve(
                Json.object("{'a': '${env:KEY}', 'b': 'x-${env:KEY}-${env:KEY}', 'c': ['${env:KEY}', 'y'],"
                        + " 'd': {'k': '${env:KEY}'}, 'e': '$${env:KEY}', 'f': 5, 'g': '$KEY {env:KEY}'}"));

        assertThat(resolved.problems()).isEmpty();
        assertThat(resolved.inputs())
                .isEqualTo(Json.object("{'a': 'v$1\\\\', 'b': 'x-v$1\\\\-v$1\\\\', 'c': ['v$1\\\\', 'y'],"
                        + " 'd': {'k': 'v$1\\\\'}, 'e': '${env:KEY}', 'f': 5, 'g': '$KEY {env:KEY}'}"));
    }

    @Test
    void anUnresolvedReferenceIsNamedAndItsInputLeftOut() {
        References.Resolved resolved = references.resolve(Json.object(
                "{'a': 'pass${env:NONE}word', 'b': '${env:EMPTY}', 'c': '${file:x}', 'd': 'p${x', 'e': '${}'}"));

        assertThat(resolved.problems())
                .extracting(InputProblem::toString)
                .containsExactly(
                        "a: refers to ${env:NONE}, which is not set or empty; set it where the host runs",
                        "b: refers to ${env:EMPTY}, which is not set or empty; set it where the host runs",
                        "c: has a reference of scheme 'file', which this host does not resolve; it resolves env and vault",
                        "d: has a '${' that begins no reference of the form ${scheme:name}; write $${ if the characters"
                                + " themselves are meant",
                        "e: has a '${' that begins no reference of the form ${scheme:name}; write $${ if the characters"
                                + " themselves are meant");
        assertThat(resolved.inputs().isEmpty()).isTrue();
    }

    @Test
    void aResolverThatFailsIsAFailureOfTheConnectionThatNamesTheReference() {
        assertThatThrownBy(() -> references.resolve(Json.object("{'a': '${vault:db}'}")))
                .isInstanceOfSatisfying(ConnectorException.class, e -> {
                    assertThat(e.kind()).isEqualTo(ErrorKind.CONNECTION);
                    assertThat(e)
                            .hasMessageContaining("${vault:db}")
                            .hasMessageNotContaining("hunter2")
                            .hasNoCause();
                });
    }
}
