package org.connectorkit.ses.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.codec.EncoderUtil.Usage;
import org.connectorkit.ses.address.Mailbox;

/** People's text in header fields, as pieces that may be folded between: as it is where it can be, else RFC 2047. */
final class HeaderText {

    /** A longer word could not be folded and would go past the columns. */
    private static final int MAX_WORD = 60;

    /** A field's first piece stands beside its name. */
    private static final int LONGEST_FIELD_NAME = "Reply-To: ".length();

    private HeaderText() {}

    /** An unstructured field's text, such as a subject. */
    static List<String> unstructured(String text) {
        return isPlain(text) ? List.of(text.split(" ")) : encodedWords(text, Usage.TEXT_TOKEN);
    }

    /** An address list. */
    static List<String> mailboxes(List<Mailbox> mailboxes) {
        List<String> pieces = new ArrayList<>();
        for (Mailbox mailbox : mailboxes) {
            if (!pieces.isEmpty()) {
                pieces.add(pieces.remove(pieces.size() - 1) + ",");
            }
            if (mailbox.displayName().isEmpty()) {
                pieces.add(mailbox.addrSpec());
            } else {
                pieces.addAll(phrase(mailbox.displayName().get()));
                pieces.add("<" + mailbox.addrSpec() + ">");
            }
        }
        return pieces;
    }

    /** A display name: always a quoted string where it is plain, since a word alone may hold a dot or a comma. */
    private static List<String> phrase(String name) {
        if (!isPlain(name)) {
            return encodedWords(name, Usage.WORD_ENTITY);
        }
        String quoted = "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        return List.of(quoted.split(" "));
    }

    /** Words of printable ASCII with single spaces between them, which no reader takes for encoded-words. */
    private static boolean isPlain(String text) {
        int wordLength = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                if (wordLength == 0) {
                    return false;
                }
                wordLength = 0;
            } else if (c < ' ' || c > '~' || ++wordLength > MAX_WORD) {
                return false;
            }
        }
        return wordLength > 0 && !text.contains("=?");
    }

    private static List<String> encodedWords(String text, Usage usage) {
        if (text.isEmpty()) {
            return List.of();
        }
        return List.of(EncoderUtil.encodeEncodedWord(
                        WellFormed.of(text), usage, LONGEST_FIELD_NAME, StandardCharsets.UTF_8, null)
                .split(" "));
    }
}
