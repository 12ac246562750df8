package io.evenhand.settlement.bank;

import java.text.Normalizer;

/** Text in the letters that every bank in Europe takes. What is outside of them is written with the nearest letter, or with a full stop. */
final class SepaText {
    private static final String ALSO = "/-?:().,'+ ";

    private SepaText() {}

    /** @return at most so many characters, without space at its ends, never beginning or ending with a slash, nor holding two in a row */
    static String of(String text, int longest) {
        String spelled = text.replace("ß", "ss")
                .replace("Æ", "AE")
                .replace("æ", "ae")
                .replace("Ø", "O")
                .replace("ø", "o")
                .replace("Œ", "OE")
                .replace("œ", "oe")
                .replace("Ł", "L")
                .replace("ł", "l")
                .replace("&", "+")
                .replaceAll("\\s+", " ");
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(spelled, Normalizer.Form.NFKD)
                .codePoints()
                .filter(one -> Character.getType(one) != Character.NON_SPACING_MARK)
                .forEach(one -> plain.append(isPlain(one) ? (char) one : '.'));
        String single = plain.toString()
                .replaceAll(" {2,}", " ")
                .replaceAll("/{2,}", "/")
                .strip();
        String cut = single.substring(0, Math.min(single.length(), longest));
        return cut.replaceAll("^[/ ]+|[/ ]+$", "");
    }

    /** Whether the text is already as {@link #of} would write it. */
    static boolean isPlain(String text, int longest) {
        return of(text, longest).equals(text);
    }

    private static boolean isPlain(int one) {
        return (one >= 'a' && one <= 'z')
                || (one >= 'A' && one <= 'Z')
                || (one >= '0' && one <= '9')
                || ALSO.indexOf(one) >= 0;
    }
}
