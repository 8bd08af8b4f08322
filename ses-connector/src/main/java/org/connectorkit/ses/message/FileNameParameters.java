package org.connectorkit.ses.message;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A cleaned file name as parameters of Content-Disposition and Content-Type. A short ASCII name is written as it is. Any
 * other is written in full by RFC 2231 (percent-encoded UTF-8, in numbered continuations) and, after that, as an ASCII
 * stand-in for readers that do not know RFC 2231.
 */
final class FileNameParameters {

    private static final int MAX_PLAIN = 60;
    private static final int MAX_SECTION = 54;
    private static final String UNRESERVED =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&+-.^_`{}~";

    private FileNameParameters() {}

    /** The pieces of {@code attachment; filename=…}. */
    static List<String> disposition(String name) {
        List<String> parameters = new ArrayList<>();
        parameters.add("attachment");
        if (!isPlain(name)) {
            parameters.addAll(extended(name));
        }
        parameters.add("filename=\"" + plain(name) + "\"");
        return withSemicolons(parameters);
    }

    /** The pieces of {@code type; name=…}. */
    static List<String> contentType(String type, String name) {
        List<String> parameters = new ArrayList<>(List.of(type.split("; ")));
        parameters.add("name=\"" + plain(name) + "\"");
        return withSemicolons(parameters);
    }

    private static boolean isPlain(String name) {
        return name.length() <= MAX_PLAIN && name.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** Accents dropped, what is still not ASCII replaced by an underscore, and short. */
    private static String plain(String name) {
        StringBuilder ascii = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFD).codePoints().forEach(c -> {
            if (c >= ' ' && c <= '~') {
                ascii.append((char) c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                ascii.append('_');
            }
        });
        String text = ascii.toString();
        return text.length() <= MAX_PLAIN ? text : FileName.shortened(text, MAX_PLAIN);
    }

    private static List<String> extended(String name) {
        List<String> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder("UTF-8''");
        int[] codePoints = name.codePoints().toArray();
        for (int codePoint : codePoints) {
            String encoded = percentEncoded(codePoint);
            if (section.length() + encoded.length() > MAX_SECTION) {
                sections.add("filename*" + sections.size() + "*=" + section);
                section.setLength(0);
            }
            section.append(encoded);
        }
        sections.add("filename*" + sections.size() + "*=" + section);
        return sections;
    }

    private static String percentEncoded(int codePoint) {
        if (UNRESERVED.indexOf(codePoint) >= 0) {
            return Character.toString(codePoint);
        }
        StringBuilder out = new StringBuilder();
        for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            out.append(String.format(Locale.ROOT, "%%%02X", b));
        }
        return out.toString();
    }

    private static List<String> withSemicolons(List<String> parameters) {
        List<String> pieces = new ArrayList<>(parameters);
        for (int i = 0; i < pieces.size() - 1; i++) {
            pieces.set(i, pieces.get(i) + ";");
        }
        return pieces;
    }
}
