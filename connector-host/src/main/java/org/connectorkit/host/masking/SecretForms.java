package org.connectorkit.host.masking;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.io.JsonStringEncoder;

/** The texts in which a secret may show. */
final class SecretForms {

    private static final Pattern PERCENT = Pattern.compile("%[0-9A-F]{2}");
    private static final int SHORTEST_PIECE = 6;

    private SecretForms() {}

    /** In clear, URL-encoded in its dialects, escaped for JSON, and in Base64: alone, and inside a longer text. */
    static Set<String> of(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        forms.add(secret.strip());
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String percent = form.replace("+", "%20");
        String rfc3986 = percent.replace("*", "%2A").replace("%7E", "~");
        for (String encoded : new String[] {form, percent, rfc3986}) {
            forms.add(encoded);
            forms.add(PERCENT.matcher(encoded)
                    .replaceAll(match -> Matcher.quoteReplacement(match.group().toLowerCase(Locale.ROOT))));
        }
        String json = json(secret);
        forms.add(json);
        forms.add(json.replace("/", "\\/"));
        addBase64(forms, secret.getBytes(StandardCharsets.UTF_8));
        return forms;
    }

    /** Not by a node's {@code toString}: it writes into buffers that Jackson keeps in a pool as long as the process lives. */
    private static String json(String secret) {
        StringBuilder escaped = new StringBuilder(secret.length() + 16);
        JsonStringEncoder.getInstance().quoteAsString(secret, escaped);
        return escaped.toString();
    }

    /** Base64 writes three bytes as four digits, so that a secret inside a longer text shows in one of three ways. */
    private static void addBase64(Set<String> forms, byte[] secret) {
        forms.add(Base64.getEncoder().encodeToString(secret));
        forms.add(Base64.getUrlEncoder().encodeToString(secret));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + secret.length];
            System.arraycopy(secret, 0, shifted, before, secret.length);
            int whole = shifted.length / 3 * 3;
            String digits = Base64.getEncoder().encodeToString(Arrays.copyOf(shifted, whole));
            String own = digits.substring(before == 0 ? 0 : Math.min(4, digits.length()));
            if (own.length() >= SHORTEST_PIECE) {
                forms.add(own);
                forms.add(own.replace('+', '-').replace('/', '_'));
            }
        }
    }
}
