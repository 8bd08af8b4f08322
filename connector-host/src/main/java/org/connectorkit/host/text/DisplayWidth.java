package org.connectorkit.host.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** How many columns a text takes in a fixed-width font (Unicode Standard Annex 11, near enough for padding). */
public final class DisplayWidth {

    private static final Set<UnicodeScript> WIDE = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.YI);

    private DisplayWidth() {}

    /** The columns of a text of one line. */
    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    private static int of(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean fullWidth = (codePoint >= 0x3000 && codePoint <= 0x303e)
                || (codePoint >= 0xff01 && codePoint <= 0xff60)
                || (codePoint >= 0x1f300 && codePoint <= 0x1faff);
        return fullWidth || WIDE.contains(UnicodeScript.of(codePoint)) ? 2 : 1;
    }
}
