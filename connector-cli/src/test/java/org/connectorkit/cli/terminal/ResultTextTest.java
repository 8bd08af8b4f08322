package org.connectorkit.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ResultTextTest {

    @Test
    void membersStandInColumnsAndNestedValuesAreIndented() {
        ObjectNode result = (ObjectNode) Json.read("""
                {"id": "7", "next": null, "list": ["a", "b"], "none": [], "map": {"k": 1, "longer": [{"x": true}]},
                 "text": "one\\r\\ntwo", "bad": "\\u001b[2J"}""");

        assertThat(new ResultText(Style.PLAIN).of(result)).isEqualTo("""
                        id    7
                        next  none
                        list
                          a
                          b
                        none  none
                        map
                          k       1
                          longer
                            -
                              x  true
                        text  one
                              two
                        bad   \\u001b[2J
                        """);
    }

    @Test
    void anEmptyResultPrintsNothing() {
        assertThat(new ResultText(Style.PLAIN).of((ObjectNode) Json.read("{}"))).isEmpty();
    }
}
