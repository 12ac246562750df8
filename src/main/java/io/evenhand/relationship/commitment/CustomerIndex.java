package io.evenhand.relationship.commitment;

import io.evenhand.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Numbers the identifiers of a list, in some thirty bytes for each: by twelve bytes of a keyed SHA-256, in which nobody who writes a name
 * finds two alike.
 */
final class CustomerIndex {
    private static final int BEGINNING = 1 << 12;

    private final MessageDigest digest = Sha256.begin();
    private final byte[] key;
    private long[] firsts = new long[BEGINNING];
    private int[] seconds = new int[BEGINNING];
    private int[] numbers = filled(BEGINNING);
    private int[] rows = new int[BEGINNING];
    private int count;

    /** @param key a secret of the list */
    CustomerIndex(byte[] key) {
        this.key = key.clone();
    }

    private static int[] filled(int length) {
        int[] numbers = new int[length];
        Arrays.fill(numbers, -1);
        return numbers;
    }

    int count() {
        return count;
    }

    /** @return the identifier's number, from zero; a new one for one that was never seen before @param row in which it stands */
    int put(String identifier, int row) {
        ByteBuffer hash = hash(identifier);
        long first = hash.getLong();
        int second = hash.getInt();
        if (4 * (count + 1L) > 3L * numbers.length) {
            grow();
        }
        int slot = slot(firsts, seconds, numbers, first, second);
        if (numbers[slot] < 0) {
            firsts[slot] = first;
            seconds[slot] = second;
            numbers[slot] = count;
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, 2 * rows.length);
            }
            rows[count] = row;
            count++;
        }
        return numbers[slot];
    }

    /** The number of one that was put. */
    int numberOf(String identifier) {
        ByteBuffer hash = hash(identifier);
        return numbers[slot(firsts, seconds, numbers, hash.getLong(), hash.getInt())];
    }

    /** The first row in which an identifier stands. */
    int firstRow(int number) {
        return rows[number];
    }

    private ByteBuffer hash(String identifier) {
        digest.update(key);
        return ByteBuffer.wrap(digest.digest(identifier.getBytes(StandardCharsets.UTF_8)));
    }

    private static int slot(long[] firsts, int[] seconds, int[] numbers, long first, int second) {
        int slot = (int) first & numbers.length - 1;
        while (numbers[slot] >= 0 && (firsts[slot] != first || seconds[slot] != second)) {
            slot = slot + 1 & numbers.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] widerFirsts = new long[2 * firsts.length];
        int[] widerSeconds = new int[2 * seconds.length];
        int[] widerNumbers = filled(2 * numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] >= 0) {
                int slot = slot(widerFirsts, widerSeconds, widerNumbers, firsts[i], seconds[i]);
                widerFirsts[slot] = firsts[i];
                widerSeconds[slot] = seconds[i];
                widerNumbers[slot] = numbers[i];
            }
        }
        firsts = widerFirsts;
        seconds = widerSeconds;
        numbers = widerNumbers;
    }
}
