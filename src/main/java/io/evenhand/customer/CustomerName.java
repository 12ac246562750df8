package io.evenhand.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words of a customer's name: small Latin letters and digits, without legal form, article, "and", points and marks. */
final class CustomerName {
    /** Of a name, that much is read: nobody is told from another after that. */
    private static final int MOST_READ = 400;

    private static final int LONGEST = 200;
    private static final Set<String> AND = Set.of("and", "und", "et", "och", "og", "y");

    private CustomerName() {}

    /** As it is spelt with the letters at hand: "ü" as "ue". */
    static List<String> words(String name) {
        return read(name, true);
    }

    /** As it is spelt by those who leave marks out: "ü" as "u". */
    static List<String> plainWords(String name) {
        return read(name, false);
    }

    /** Written together, as it is compared; at most 200 characters. */
    static String together(List<String> words) {
        if (words.size() == 1 && words.getFirst().length() <= LONGEST) {
            return words.getFirst();
        }
        StringBuilder together = new StringBuilder();
        for (String word : words) {
            together.append(word);
        }
        return together.length() > LONGEST ? beginning(together.toString(), LONGEST) : together.toString();
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

    private static List<String> read(String name, boolean spellOut) {
        String part = beginning(name, MOST_READ);
        List<String> words = split(isAscii(part) ? part : LatinLetters.of(part, spellOut));
        List<String> bare = LegalForms.without(withoutLinks(words));
        return bare.isEmpty() ? words : bare;
    }

    /** Letters that stand alone, one after the other, are one word: "S A", "I B M". */
    private static List<String> split(String text) {
        List<String> words = new ArrayList<>(6);
        StringBuilder word = new StringBuilder();
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ' ' : text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                word.append((char) (c + 32));
            } else if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                word.append(c);
            } else if (c >= 128 && (Character.isLetterOrDigit(c) || Character.isSurrogate(c))) {
                word.append(c);
            } else if (c != '.' && c != '\'' && c != '’' && c != '`' && c != '´' && !word.isEmpty()) {
                if (word.length() == 1 && word.charAt(0) >= 'a') {
                    letters.append(word);
                } else {
                    flush(letters, words);
                    words.add(word.toString());
                }
                word.setLength(0);
            }
        }
        flush(letters, words);
        return words;
    }

    private static void flush(StringBuilder letters, List<String> words) {
        if (!letters.isEmpty()) {
            words.add(letters.toString());
            letters.setLength(0);
        }
    }

    /** Without "and" within, and "the" before or, as in lists, behind. */
    private static List<String> withoutLinks(List<String> words) {
        boolean there = words.size() > 1
                && (words.getFirst().equals("the") || words.getLast().equals("the"));
        for (int i = 1; i < words.size() - 1 && !there; i++) {
            there = AND.contains(words.get(i));
        }
        if (!there) {
            return words;
        }
        List<String> without = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            boolean outer = i == 0 || i == words.size() - 1;
            boolean link = outer ? words.get(i).equals("the") : AND.contains(words.get(i));
            if (!link) {
                without.add(words.get(i));
            }
        }
        return without;
    }
}
