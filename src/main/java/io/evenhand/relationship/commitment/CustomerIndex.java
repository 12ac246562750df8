package io.evenhand.relationship.commitment;

import io.evenhand.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** Finds customers that were on the list before, in some twenty bytes for each: by half of a SHA-256, in which nobody finds two alike. */
final class CustomerIndex {
    private static final int BEGINNING = 1 << 12;

    private final MessageDigest digest = Sha256.begin();
    private long[] keys = new long[2 * BEGINNING];
    private int[] numbers = filled(BEGINNING);
    private int count;

    private static int[] filled(int length) {
        int[] numbers = new int[length];
        Arrays.fill(numbers, -1);
        return numbers;
    }

    /** @return the number under which the customer was put before; less than zero when it was not, and now is */
    int put(String customer, int number) {
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(customer.getBytes(StandardCharsets.UTF_8)));
        long first = hash.getLong();
        long second = hash.getLong();
        if (2 * (count + 1) > numbers.length) {
            grow();
        }
        int slot = slot(keys, numbers, first, second);
        if (numbers[slot] >= 0) {
            return numbers[slot];
        }
        keys[2 * slot] = first;
        keys[2 * slot + 1] = second;
        numbers[slot] = number;
        count++;
        return -1;
    }

    /** Puts another number in the place of one that stands for the customer. */
    void replace(String customer, int number) {
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(customer.getBytes(StandardCharsets.UTF_8)));
        numbers[slot(keys, numbers, hash.getLong(), hash.getLong())] = number;
    }

    private static int slot(long[] keys, int[] numbers, long first, long second) {
        int slot = (int) first & numbers.length - 1;
        while (numbers[slot] >= 0 && (keys[2 * slot] != first || keys[2 * slot + 1] != second)) {
            slot = slot + 1 & numbers.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] wider = new long[2 * keys.length];
        int[] widerNumbers = filled(2 * numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] >= 0) {
                int slot = slot(wider, widerNumbers, keys[2 * i], keys[2 * i + 1]);
                wider[2 * slot] = keys[2 * i];
                wider[2 * slot + 1] = keys[2 * i + 1];
                widerNumbers[slot] = numbers[i];
            }
        }
        keys = wider;
        numbers = widerNumbers;
    }
}
