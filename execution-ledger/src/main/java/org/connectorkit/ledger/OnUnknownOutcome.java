package org.connectorkit.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What to do with a step that may have been done before. */
public enum OnUnknownOutcome {
    /** Fail with {@link org.connectorkit.spi.ErrorKind#UNKNOWN_OUTCOME}, so that a person decides. */
    STOP,
    /** Do it again: twice is better than not at all. */
    RESEND;

    /** How a flow writes it: {@code stop} or {@code resend}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a flow wrote; empty if it is neither word. */
    public static Optional<OnUnknownOutcome> ofWord(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
