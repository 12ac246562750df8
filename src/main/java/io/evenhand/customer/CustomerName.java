package io.evenhand.customer;

import java.util.List;

/** The words of a customer's name: small Latin letters and digits, without legal form, article, "and", points and marks. */
final class CustomerName {
    /** Of a name, that much is read: nobody is told from another after that. */
    private static final int MOST_READ = 400;

    private static final int LONGEST = 200;

    private CustomerName() {}

    /** As it is spelt with the letters at hand: "ü" as "ue". */
    static List<String> words(String name) {
        return read(name, true).list();
    }

    /** As it is spelt by those who leave marks out: "ü" as "u". */
    static List<String> plainWords(String name) {
        return read(name, false).list();
    }

    /** Its {@link #words}, written together as they are compared; at most 200 characters. */
    static String together(String name) {
        return beginning(read(name, true).together(), LONGEST);
    }

    /** Its {@link #plainWords}, written together. */
    static String plainlyTogether(String name) {
        return beginning(read(name, false).together(), LONGEST);
    }

    static String together(List<String> words) {
        return beginning(String.join("", words), LONGEST);
    }

    /** Cuts no character in two. */
    static String beginning(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static NameWords read(String name, boolean spellOut) {
        String part = beginning(name, MOST_READ);
        NameWords words = NameWords.of(isAscii(part) ? part : LatinLetters.of(part, spellOut));
        LegalForms.removeFrom(words);
        return words;
    }
}
