package io.evenhand.customer;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a name in small Latin letters without marks, whatever script it came in. What nobody sees on paper, such as control characters and
 * changes of direction, is left out. A word that mixes scripts is left as it is: it imitates another, which is for people to judge.
 */
final class LatinLetters {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}+");

    /** Two letters for one, as people write who lack it on their keyboard. */
    private static final Map<Character, String> SPELT_OUT =
            Map.of('ä', "ae", 'ö', "oe", 'ü', "ue", 'ø', "oe", 'å', "aa", 'æ', "ae", 'œ', "oe");

    /** Letters that are no letter with a mark. */
    private static final Map<Character, String> PLAIN = Map.ofEntries(
            Map.entry('ß', "ss"),
            Map.entry('ø', "o"),
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('ð', "d"),
            Map.entry('đ', "d"),
            Map.entry('þ', "th"),
            Map.entry('ł', "l"),
            Map.entry('ħ', "h"),
            Map.entry('ı', "i"),
            Map.entry('ŋ', "n"),
            Map.entry('ŧ', "t"));

    /** As names of companies are written in passports and on the web, not letter by letter as libraries do. */
    private static final Map<Character, String> CYRILLIC = Map.ofEntries(
            Map.entry('а', "a"),
            Map.entry('б', "b"),
            Map.entry('в', "v"),
            Map.entry('г', "g"),
            Map.entry('д', "d"),
            Map.entry('е', "e"),
            Map.entry('ё', "e"),
            Map.entry('ж', "zh"),
            Map.entry('з', "z"),
            Map.entry('и', "i"),
            Map.entry('й', "y"),
            Map.entry('к', "k"),
            Map.entry('л', "l"),
            Map.entry('м', "m"),
            Map.entry('н', "n"),
            Map.entry('о', "o"),
            Map.entry('п', "p"),
            Map.entry('р', "r"),
            Map.entry('с', "s"),
            Map.entry('т', "t"),
            Map.entry('у', "u"),
            Map.entry('ф', "f"),
            Map.entry('х', "kh"),
            Map.entry('ц', "ts"),
            Map.entry('ч', "ch"),
            Map.entry('ш', "sh"),
            Map.entry('щ', "shch"),
            Map.entry('ъ', ""),
            Map.entry('ы', "y"),
            Map.entry('ь', ""),
            Map.entry('э', "e"),
            Map.entry('ю', "yu"),
            Map.entry('я', "ya"),
            Map.entry('і', "i"),
            Map.entry('ї', "yi"),
            Map.entry('є', "ye"),
            Map.entry('ґ', "g"),
            Map.entry('ђ', "dj"),
            Map.entry('ј', "j"),
            Map.entry('љ', "lj"),
            Map.entry('њ', "nj"),
            Map.entry('ћ', "c"),
            Map.entry('џ', "dz"));

    /** Reading its rules takes a moment, and most names need none of them. */
    private static final class Scripts {
        static final Transliterator TO_LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
    }

    private LatinLetters() {}

    /** @param spellOut whether "ü" becomes "ue" rather than "u" */
    static String of(String text, boolean spellOut) {
        String quickly = Western.of(text, spellOut);
        return quickly == null ? oneByOne(text, spellOut) : quickly;
    }

    /** What each Latin letter of Western and Central Europe becomes, looked up: most names have no others. */
    private static final class Western {
        private static final char END = 0x180;
        private static final @Nullable String[] SPELT = letters(true);
        private static final @Nullable String[] BARE = letters(false);

        private static @Nullable String[] letters(boolean spellOut) {
            @Nullable String[] letters = new String[END];
            for (char c = ' '; c < END; c++) {
                boolean latin = Character.isLetter(c)
                        && Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC)
                                .codePoints()
                                .allMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN);
                if (c < 0x7F || latin) {
                    letters[c] = c == ' ' ? " " : oneByOne(String.valueOf(c), spellOut);
                }
            }
            return letters;
        }

        /** @return null for a text with other characters */
        static @Nullable String of(String text, boolean spellOut) {
            @Nullable String[] letters = spellOut ? SPELT : BARE;
            StringBuilder latin = new StringBuilder(text.length() + 8);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= ' ' && c < 0x7F) {
                    latin.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
                    continue;
                }
                String letter = c < END ? letters[c] : null;
                if (letter == null) {
                    return null;
                }
                latin.append(letter);
            }
            return latin.toString();
        }
    }

    /** The same for any text. */
    static String oneByOne(String text, boolean spellOut) {
        String seen = UNSEEN.matcher(CONTROL.matcher(text).replaceAll(" ")).replaceAll("");
        String small = Normalizer.normalize(seen, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder latin = new StringBuilder(small.length() + 8);
        int at = 0;
        while (at < small.length()) {
            int end = at;
            while (end < small.length() && !Character.isWhitespace(small.charAt(end))) {
                end++;
            }
            word(small.substring(at, end), spellOut, latin);
            if (end < small.length()) {
                latin.append(' ');
            }
            at = end + 1;
        }
        return latin.toString();
    }

    private static void word(String word, boolean spellOut, StringBuilder latin) {
        boolean latinThere = false;
        boolean otherThere = false;
        for (int i = 0; i < word.length(); ) {
            int point = word.codePointAt(i);
            if (Character.isLetter(point)) {
                boolean isLatin = Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN;
                latinThere |= isLatin;
                otherThere |= !isLatin;
            }
            i += Character.charCount(point);
        }
        String written = word;
        if (otherThere && latinThere) {
            latin.append(MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                    .replaceAll(""));
            return;
        }
        if (otherThere) {
            written = Scripts.TO_LATIN.transliterate(replaced(word, CYRILLIC));
        }
        if (spellOut) {
            written = replaced(written, SPELT_OUT);
        }
        String plain = MARKS.matcher(Normalizer.normalize(replaced(written, PLAIN), Normalizer.Form.NFKD))
                .replaceAll("");
        latin.append(replaced(plain, PLAIN));
    }

    private static String replaced(String word, Map<Character, String> letters) {
        StringBuilder replaced = new StringBuilder(word.length() + 4);
        for (int i = 0; i < word.length(); i++) {
            String other = word.charAt(i) < 128 ? null : letters.get(word.charAt(i));
            if (other == null) {
                replaced.append(word.charAt(i));
            } else {
                replaced.append(other);
            }
        }
        return replaced.toString();
    }
}
