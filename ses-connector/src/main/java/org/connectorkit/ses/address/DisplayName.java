package org.connectorkit.ses.address;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.connectorkit.ses.address.AddressToken.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The words before {@code <address>} as clear text. Encoded-words (RFC 2047) are decoded, since the SES documentation
 * tells callers of its API to write them; inside quotes they are plain text.
 */
final class DisplayName {

    /** Short enough that the decoder's repeated searches stay cheap; RFC 2047 allows 75. */
    private static final int MAX_ENCODED_WORD = 1_000;

    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[^?]+\\?[bBqQ]\\?[^?]+\\?=");

    private final StringBuilder name = new StringBuilder();
    private final StringBuilder encodedWords = new StringBuilder();

    private DisplayName() {}

    /** Returns null where there is no name. */
    static @Nullable String of(List<AddressToken> words) throws AddressSyntaxException {
        DisplayName collected = new DisplayName();
        for (AddressToken word : words) {
            collected.add(word);
        }
        collected.decode();
        String text = collected.name.toString().strip();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new AddressSyntaxException("has the control character " + Quotation.ofCharacter(text.charAt(i))
                        + " in its display name; delete it");
            }
        }
        return text.isEmpty() ? null : text;
    }

    private void add(AddressToken word) throws AddressSyntaxException {
        boolean encoded = word.is(Kind.ATOM)
                && word.text().length() <= MAX_ENCODED_WORD
                && ENCODED_WORD.matcher(word.text()).matches();
        if (encoded) {
            boolean continued = !encodedWords.isEmpty();
            if (!continued && word.afterSpace() && !name.isEmpty()) {
                name.append(' ');
            }
            if (encodedWords.length() > MAX_ENCODED_WORD) {
                decode();
            }
            encodedWords.append(encodedWords.isEmpty() ? "" : " ").append(word.text());
            return;
        }
        decode();
        if (!word.is(Kind.ATOM) && !word.is(Kind.QUOTED) && !word.is(Kind.DOT)) {
            throw new AddressSyntaxException("has a " + Quotation.of(word.text())
                    + " in its display name; put the name in quotes, as in \"Doe, Jane\" <jane@example.com>");
        }
        if (word.afterSpace() && !name.isEmpty()) {
            name.append(' ');
        }
        name.append(word.text());
    }

    private void decode() {
        if (!encodedWords.isEmpty()) {
            name.append(DecoderUtil.decodeEncodedWords(encodedWords.toString(), DecodeMonitor.SILENT));
            encodedWords.setLength(0);
        }
    }
}
