package io.evenhand.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words that people typed, such as areas and regions, as they are compared: one word is found however it is written. */
public final class BareWords {
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private BareWords() {}

    /** In lower case, without accents and with single blanks. */
    public static String of(String word) {
        String plain = MARKS.matcher(Normalizer.normalize(word.strip(), Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
        return SPACE.matcher(plain).replaceAll(" ");
    }
}
