package io.evenhand.customer;

import java.util.HashMap;
import java.util.Map;

/** Words and what is known of each, as bits; asked by a part of a longer text, so that no string is made for a word that is not there. */
final class WordTable {
    private final String[] words;
    private final int[] hashes;
    private final int[] bits;

    private WordTable(Map<String, Integer> known) {
        int places = Integer.highestOneBit(Math.max(8, known.size())) << 2;
        words = new String[places];
        hashes = new int[places];
        bits = new int[places];
        known.forEach(this::put);
    }

    private void put(String word, int its) {
        int place = place(word.hashCode());
        while (words[place] != null) {
            place = place + 1 & words.length - 1;
        }
        words[place] = word;
        hashes[place] = word.hashCode();
        bits[place] = its;
    }

    private int place(int hash) {
        return (hash ^ hash >>> 15) * 0x9E3779B9 >>> 8 & words.length - 1;
    }

    /** @param hash that the part has as a string, see {@link String#hashCode}; 0 where the table does not know it */
    int bits(String text, int from, int to, int hash) {
        int place = place(hash);
        for (String word = words[place]; word != null; word = words[place]) {
            if (hashes[place] == hash && word.length() == to - from && text.startsWith(word, from)) {
                return bits[place];
            }
            place = place + 1 & words.length - 1;
        }
        return 0;
    }

    static final class Builder {
        private final Map<String, Integer> known = new HashMap<>();

        Builder add(String word, int bit) {
            known.merge(word, bit, (one, other) -> one | other);
            return this;
        }

        WordTable build() {
            return new WordTable(known);
        }
    }
}
