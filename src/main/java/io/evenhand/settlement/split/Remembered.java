package io.evenhand.settlement.split;

import java.util.Arrays;

/** What is remembered of a line: enough to know it again, and to return its parts. */
final class Remembered {
    static final int SHARED = 0;
    static final int NOT_SHARED = 1;
    static final int WENT_BACK = 2;

    private static final int HEAD = 12;

    final long[] numbers;
    private final int parties;

    Remembered(long[] numbers, int parties) {
        this.numbers = numbers;
        this.parties = parties;
    }

    /** @param state one of the three */
    Remembered(RevenueLine line, long fingerprint, int state, int period, int parties, int more) {
        this(new long[state == SHARED ? HEAD + parties + more : HEAD], parties);
        numbers[0] = fingerprint;
        numbers[1] = state;
        numbers[2] = what(line);
        numbers[3] = line.countedOn().toEpochDay();
        numbers[4] = period;
        numbers[5] = line.gross().minorUnits();
        numbers[6] = line.gross().currency().getNumericCode();
        numbers[11] = line.dealId().hashCode();
    }

    /** Which revenue a line says that it is. */
    static long what(RevenueLine line) {
        return line.revenue().ordinal() * 8L + line.occurrence().ordinal();
    }

    long fingerprint() {
        return numbers[0];
    }

    int state() {
        return (int) numbers[1];
    }

    boolean isOf(RevenueLine line) {
        return numbers[2] == what(line) && numbers[11] == line.dealId().hashCode();
    }

    long countedOn() {
        return numbers[3];
    }

    int period() {
        return (int) numbers[4];
    }

    long gross() {
        return numbers[5];
    }

    long currency() {
        return numbers[6];
    }

    long base() {
        return numbers[7];
    }

    /** What was left to share after the preferred shares. */
    long rest() {
        return numbers[8];
    }

    /** Of the gross amount, whether or not a share went back for it. */
    long refunded() {
        return numbers[9];
    }

    /** Of the gross amount, for which shares went back. */
    long askedBack() {
        return numbers[10];
    }

    void base(long base, long rest) {
        numbers[7] = base;
        numbers[8] = rest;
    }

    void refund(long amount, boolean askedBack) {
        numbers[9] += amount;
        numbers[10] += askedBack ? amount : 0;
    }

    long[] parts() {
        return Arrays.copyOfRange(numbers, HEAD, HEAD + parties);
    }

    /** What was taken first by each preferred share, then what went to others because of each cap. */
    long[] more() {
        return Arrays.copyOfRange(numbers, HEAD + parties, numbers.length);
    }

    void parts(long[] parts, long[] taken, long[] diverted) {
        System.arraycopy(parts, 0, numbers, HEAD, parties);
        System.arraycopy(taken, 0, numbers, HEAD + parties, taken.length);
        System.arraycopy(diverted, 0, numbers, HEAD + parties + taken.length, diverted.length);
    }
}
