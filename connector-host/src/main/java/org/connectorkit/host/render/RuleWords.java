package org.connectorkit.host.render;

import java.util.List;
import org.connectorkit.host.text.Words;
import org.connectorkit.spi.Rule;

/** Rules across inputs, in words. */
public final class RuleWords {

    private RuleWords() {}

    /** The name of a rule's kind, as it appears in JSON. */
    public static String nameOf(Rule rule) {
        if (rule instanceof Rule.AtLeastOneOf) {
            return "atLeastOneOf";
        }
        if (rule instanceof Rule.AtMostOneOf) {
            return "atMostOneOf";
        }
        if (rule instanceof Rule.AllOrNoneOf) {
            return "allOrNoneOf";
        }
        throw unknown(rule);
    }

    /** What a rule demands of inputs with these labels, without a full stop. */
    public static String demand(Rule rule, List<String> labels) {
        String names = Words.joined(labels, "and");
        if (rule instanceof Rule.AtLeastOneOf) {
            return "at least one of " + names + " is needed";
        }
        if (rule instanceof Rule.AtMostOneOf) {
            return "only one of " + names + " can be given";
        }
        if (rule instanceof Rule.AllOrNoneOf) {
            return names + " go together";
        }
        throw unknown(rule);
    }

    /** What a consumer throws that meets a rule it does not know. */
    public static IllegalStateException unknown(Rule rule) {
        return new IllegalStateException("the rule " + rule.getClass().getName()
                + " is not known here; this host is older than the contract beside it");
    }
}
