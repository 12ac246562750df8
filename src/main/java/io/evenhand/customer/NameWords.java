package io.evenhand.customer;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a name as places in one text: most names lose half of their words, and none of those is made. Which are left is said by the
 * numbers that {@link #keep} was given.
 */
final class NameWords {
    private final String text;
    private final int[] from;
    private final int[] to;
    private final int[] bits;
    private int[] left = {};

    private NameWords(String text, int words) {
        this.text = text;
        from = new int[words];
        to = new int[words];
        bits = new int[words];
    }

    /** @param name in Latin letters where it can be; letters that stand alone, one after the other, are one word: "S A", "I B M" */
    static NameWords of(String name) {
        char[] letters = new char[name.length()];
        int[] ends = new int[name.length() / 2 + 2];
        int[] hashes = new int[ends.length];
        int words = 0;
        int length = 0;
        int begin = 0;
        int hash = 0;
        boolean alone = false;
        for (int i = 0; i <= name.length(); i++) {
            char c = i == name.length() ? ' ' : name.charAt(i);
            char small = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
            if (isLetterOrDigit(small)) {
                letters[length++] = small;
                hash = 31 * hash + small;
            } else if (length > begin && !isWithinWord(c)) {
                boolean letter = length == begin + 1 && letters[begin] >= 'a';
                if (letter && alone) {
                    hash += 31 * hashes[words - 1];
                } else {
                    words++;
                }
                ends[words - 1] = length;
                hashes[words - 1] = hash;
                alone = letter;
                begin = length;
                hash = 0;
            }
        }
        return new NameWords(new String(letters, 0, length), words).cut(ends, hashes);
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z'
                || c >= '0' && c <= '9'
                || c >= 128 && (Character.isLetterOrDigit(c) || Character.isSurrogate(c));
    }

    private static boolean isWithinWord(char c) {
        return c == '.' || c == '\'' || c == '’' || c == '`' || c == '´';
    }

    private NameWords cut(int[] ends, int[] hashes) {
        int begin = 0;
        for (int i = 0; i < to.length; i++) {
            from[i] = begin;
            to[i] = ends[i];
            bits[i] = LegalForms.WORDS.bits(text, begin, ends[i], hashes[i]);
            begin = ends[i];
        }
        keepAll();
        return this;
    }

    int size() {
        return left.length;
    }

    /** What {@link LegalForms} knows of a word that is left. */
    int bits(int place) {
        return bits[left[place]];
    }

    boolean is(int place, int bit) {
        return (bits(place) & bit) != 0;
    }

    boolean is(int place, String word) {
        int number = left[place];
        return to[number] - from[number] == word.length() && text.startsWith(word, from[number]);
    }

    /** Those left, to come back to them. */
    int[] left() {
        return left;
    }

    void keep(int[] numbers) {
        left = numbers;
    }

    void keepAll() {
        left = new int[to.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = i;
        }
    }

    /** Takes some words out that stand side by side. */
    void remove(int place, int words) {
        int[] fewer = new int[left.length - words];
        System.arraycopy(left, 0, fewer, 0, place);
        System.arraycopy(left, place + words, fewer, place, fewer.length - place);
        left = fewer;
    }

    List<String> list() {
        List<String> list = new ArrayList<>(left.length);
        for (int number : left) {
            list.add(text.substring(from[number], to[number]));
        }
        return list;
    }

    /** Written together. */
    String together() {
        if (left.length == to.length) {
            return text;
        }
        int number = 0;
        while (number < left.length && left[number] == number) {
            number++;
        }
        if (number == left.length) {
            return number == 0 ? "" : text.substring(0, to[number - 1]);
        }
        StringBuilder together = new StringBuilder(text.length());
        for (int one : left) {
            together.append(text, from[one], to[one]);
        }
        return together.toString();
    }
}
