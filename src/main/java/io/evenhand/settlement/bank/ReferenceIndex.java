package io.evenhand.settlement.bank;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Finds which items a text names. Case, spaces and marks do not count, since banks and people change them: "re 2026 0017" names
 * "RE-2026/0017". A reference begins and ends where a word or a number does, so that "RE-20260017" does not name "RE-2026".
 *
 * <p>All stretches of a few words are compared by a rolling hash, so that the time goes with the length of the text.
 */
final class ReferenceIndex {
    /** A text that names more than so many items is of no use. */
    static final int MOST_NAMED = 50;

    /** Shorter references are met by chance, and count only where nothing else stands. */
    private static final int SHORTEST = 5;

    private static final int MOST_WORDS = 16;
    private static final int LONGEST = 64;
    private static final long BASE = 0x100000001B3L;

    private final String[] references;
    private final int[] heads;
    private final int[] next;
    private final BitSet lengths = new BitSet();
    private final long[] powers = new long[LONGEST + 1];

    // The text that is being read: its letters and digits, where words begin and end among them, and the hashes up to
    // each.
    private char[] letters = new char[1_024];
    private long[] hashes = new long[1_025];
    private int[] bounds = new int[1_025];
    private int length;
    private int bound;

    private final int[] found = new int[MOST_NAMED + 1];
    private int count;

    ReferenceIndex(List<String> all) {
        powers[0] = 1;
        for (int i = 1; i <= LONGEST; i++) {
            powers[i] = powers[i - 1] * BASE;
        }
        references = new String[all.size()];
        next = new int[all.size()];
        heads = new int[Math.max(16, Integer.highestOneBit(Math.max(1, all.size())) * 4)];
        Arrays.fill(heads, -1);
        for (int i = 0; i < references.length; i++) {
            read(all.get(i));
            references[i] = new String(letters, 0, length);
            if (length == 0 || length > LONGEST) {
                continue;
            }
            int slot = slot(hashes[length]);
            next[i] = heads[slot];
            heads[slot] = i;
            lengths.set(length);
        }
    }

    /** The places of the items that the line names, in order; one more than {@link #MOST_NAMED} when there are too many. */
    int[] find(StatementLine line) {
        count = 0;
        find(line.endToEndId());
        find(line.text());
        int[] result = Arrays.copyOf(found, count);
        Arrays.sort(result);
        return result;
    }

    private void find(String text) {
        read(text);
        for (int from = 0; from < bound - 1; from++) {
            for (int to = from + 1; to < bound && to <= from + MOST_WORDS; to++) {
                int size = bounds[to] - bounds[from];
                if (size > LONGEST) {
                    break;
                }
                if (lengths.get(size) && (size >= SHORTEST || size == length)) {
                    look(bounds[from], size);
                }
            }
        }
    }

    private void look(int from, int size) {
        long hash = hashes[from + size] - hashes[from] * powers[size];
        for (int i = heads[slot(hash)]; i >= 0 && count <= MOST_NAMED; i = next[i]) {
            if (references[i].length() == size && isAt(references[i], from) && !isFound(i)) {
                found[count++] = i;
            }
        }
    }

    private boolean isAt(String reference, int from) {
        for (int i = 0; i < reference.length(); i++) {
            if (reference.charAt(i) != letters[from + i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isFound(int item) {
        for (int i = 0; i < count; i++) {
            if (found[i] == item) {
                return true;
            }
        }
        return false;
    }

    /** A word ends where a mark or a space stands, and where letters and digits meet. */
    private void read(String text) {
        if (text.length() > letters.length) {
            letters = new char[text.length()];
            hashes = new long[text.length() + 1];
            bounds = new int[text.length() + 1];
        }
        length = 0;
        bound = 0;
        bounds[bound++] = 0;
        boolean afterMark = false;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            boolean digit = one >= '0' && one <= '9';
            if (!digit && !Character.isLetter(one)) {
                afterMark = true;
                continue;
            }
            char letter = digit || (one >= 'A' && one <= 'Z') ? one : Character.toUpperCase(one);
            if (length > 0 && (afterMark || digit != isDigit(letters[length - 1]))) {
                bounds[bound++] = length;
            }
            afterMark = false;
            letters[length] = letter;
            hashes[length + 1] = hashes[length] * BASE + letter;
            length++;
        }
        if (length > 0) {
            bounds[bound++] = length;
        }
    }

    private static boolean isDigit(char one) {
        return one >= '0' && one <= '9';
    }

    private int slot(long hash) {
        long mixed = hash ^ (hash >>> 32);
        mixed *= 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & (heads.length - 1);
    }
}
