package org.connectorkit.testkit;

import java.util.List;
import java.util.Optional;

/**
 * Tells whether a regular expression that Java accepts means the same in ECMA-262 with the {@code u} flag, which JSON Schema
 * 2020-12 (core section 6.4) asks for.
 */
final class PortablePattern {

    /** What may follow a backslash in both: ECMA-262 section 22.2.1, CharacterEscape, CharacterClassEscape and Assertion. */
    private static final String ESCAPES = "^$\\.*+?()[]{}|/" + "dDwWsSbB" + "tnrfv0" + "ukxpP" + "123456789";

    /** Properties that both know by the same name. */
    private static final List<String> PROPERTIES = List.of(
            "L", "Ll", "Lu", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps",
            "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Co", "Cs",
            "Cn");

    private final String pattern;
    private int at;

    private PortablePattern(String pattern) {
        this.pattern = pattern;
    }

    /** What only one of the two understands; follows "has a pattern that". */
    static Optional<String> problem(String pattern) {
        return new PortablePattern(pattern).problem();
    }

    private Optional<String> problem() {
        boolean inClass = false;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            Optional<String> problem = Optional.empty();
            if (c == '\\') {
                problem = escape(inClass);
            } else if (inClass) {
                if (c == '[') {
                    problem = Optional.of("nests a [class] in a class, which only Java knows");
                } else if (pattern.startsWith("&&", at)) {
                    problem = Optional.of("intersects classes with &&, which only Java knows");
                }
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
                at += pattern.startsWith("[^", at) ? 1 : 0;
            } else {
                problem = outsideClass(c);
            }
            if (problem.isPresent()) {
                return problem;
            }
            at++;
        }
        return Optional.empty();
    }

    private Optional<String> outsideClass(char c) {
        if (pattern.startsWith("(?>", at)) {
            return Optional.of("has an atomic group (?>…), which only Java knows");
        }
        if (pattern.startsWith("(?", at)
                && at + 2 < pattern.length()
                && "idmsuxU-".indexOf(pattern.charAt(at + 2)) >= 0) {
            return Optional.of("sets a flag in (?…), which ECMA-262 does not know everywhere");
        }
        if (c == '+' && at > 0 && "+*?}".indexOf(pattern.charAt(at - 1)) >= 0 && !escaped(at - 1)) {
            return Optional.of("has a possessive quantifier, which only Java knows");
        }
        return Optional.empty();
    }

    private Optional<String> escape(boolean inClass) {
        at++;
        if (at == pattern.length()) {
            return Optional.empty();
        }
        char c = pattern.charAt(at);
        if ((c == 'p' || c == 'P') && pattern.startsWith("{", at + 1)) {
            int end = pattern.indexOf('}', at);
            String property = pattern.substring(at + 2, end);
            at = end;
            return PROPERTIES.contains(property)
                    ? Optional.empty()
                    : Optional.of("names the property " + property + ", which only Java knows");
        }
        return ESCAPES.indexOf(c) >= 0 || (inClass && c == '-')
                ? Optional.empty()
                : Optional.of("escapes '" + c + "' as \\" + c + ", which ECMA-262 refuses or reads otherwise");
    }

    /** Whether the character at an index follows an odd number of backslashes. */
    private boolean escaped(int index) {
        int backslashes = 0;
        while (index - backslashes > 0 && pattern.charAt(index - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
