package io.evenhand.relationship.commitment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tree over the leaves of a list, as in RFC 9162. Leaves stand in the order of their hashes: since those are salted, where one stands
 * says nothing about where its entry stood in the list, nor about any other.
 */
final class MerkleTree {
    /** So many leaves fit into memory everywhere, and no partner has more customers. */
    static final int MOST_LEAVES = 2_000_000;

    private static final int CHUNK = 1 << 13;
    private static final int BUCKETS = 1 << 16;

    private final byte[] leaves;

    private MerkleTree(byte[] sorted) {
        leaves = sorted;
    }

    /** @param leaves hashes side by side, at least one */
    static MerkleTree of(byte[] leaves) {
        if (leaves.length == 0 || leaves.length % Hashing.LENGTH != 0) {
            throw new IllegalArgumentException("A tree has at least one leaf");
        }
        return new MerkleTree(sorted(leaves));
    }

    int count() {
        return leaves.length / Hashing.LENGTH;
    }

    byte[] root() {
        byte[] row = leaves;
        while (row.length > Hashing.LENGTH) {
            row = above(row);
        }
        return Hashing.root(row, count());
    }

    /** Where a leaf stands; less than zero when it is not there. */
    int place(byte[] leaf) {
        int low = 0;
        int high = count() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Arrays.compareUnsigned(
                    leaves, middle * Hashing.LENGTH, (middle + 1) * Hashing.LENGTH, leaf, 0, Hashing.LENGTH);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** The hashes beside the way from a leaf to the top, from below. */
    List<byte[]> path(int leaf) {
        List<byte[]> path = new ArrayList<>();
        byte[] row = leaves;
        int place = leaf;
        while (row.length > Hashing.LENGTH) {
            int beside = place ^ 1;
            if (beside < row.length / Hashing.LENGTH) {
                path.add(Arrays.copyOfRange(row, beside * Hashing.LENGTH, (beside + 1) * Hashing.LENGTH));
            }
            row = above(row);
            place >>= 1;
        }
        return path;
    }

    /** How long the path of a leaf is; any other length is no path. */
    static int pathLength(long place, long count) {
        int length = 0;
        long here = place;
        for (long row = count; row > 1; row = (row + 1) / 2) {
            if ((here ^ 1) < row) {
                length++;
            }
            here >>= 1;
        }
        return length;
    }

    /** The root that a leaf and its path lead to. The path has the length that its place asks for. */
    static byte[] rootFrom(byte[] leaf, long place, long count, List<byte[]> path) {
        byte[] hash = leaf;
        long here = place;
        int used = 0;
        for (long row = count; row > 1; row = (row + 1) / 2) {
            if ((here ^ 1) < row) {
                byte[] beside = path.get(used);
                hash = (here & 1) == 0 ? Hashing.node(hash, beside) : Hashing.node(beside, hash);
                used++;
            }
            here >>= 1;
        }
        return Hashing.root(hash, count);
    }

    private static byte[] above(byte[] row) {
        int count = row.length / Hashing.LENGTH;
        int pairs = count / 2;
        byte[] above = new byte[(count + 1) / 2 * Hashing.LENGTH];
        IntStream chunks = IntStream.range(0, (pairs + CHUNK - 1) / CHUNK);
        (pairs > CHUNK ? chunks.parallel() : chunks)
                .forEach(chunk -> Hashing.nodes(row, above, chunk * CHUNK, Math.min(pairs, (chunk + 1) * CHUNK)));
        if (count % 2 == 1) {
            System.arraycopy(row, (count - 1) * Hashing.LENGTH, above, above.length - Hashing.LENGTH, Hashing.LENGTH);
        }
        return above;
    }

    /** Into buckets by the first two bytes, for hashes are spread evenly, and each bucket by comparison. */
    private static byte[] sorted(byte[] hashes) {
        int count = hashes.length / Hashing.LENGTH;
        int[] ends = new int[BUCKETS + 1];
        for (int i = 0; i < count; i++) {
            ends[bucket(hashes, i) + 1]++;
        }
        for (int i = 0; i < BUCKETS; i++) {
            ends[i + 1] += ends[i];
        }
        int[] next = Arrays.copyOf(ends, BUCKETS);
        byte[] sorted = new byte[hashes.length];
        for (int i = 0; i < count; i++) {
            int place = next[bucket(hashes, i)]++;
            System.arraycopy(hashes, i * Hashing.LENGTH, sorted, place * Hashing.LENGTH, Hashing.LENGTH);
        }
        for (int i = 0; i < BUCKETS; i++) {
            sortSlowly(sorted, ends[i], ends[i + 1]);
        }
        return sorted;
    }

    private static int bucket(byte[] hashes, int place) {
        return (hashes[place * Hashing.LENGTH] & 0xFF) << 8 | hashes[place * Hashing.LENGTH + 1] & 0xFF;
    }

    private static void sortSlowly(byte[] hashes, int from, int to) {
        byte[] held = new byte[Hashing.LENGTH];
        for (int i = from + 1; i < to; i++) {
            System.arraycopy(hashes, i * Hashing.LENGTH, held, 0, Hashing.LENGTH);
            int place = i;
            while (place > from && isAfter(hashes, place - 1, held)) {
                System.arraycopy(hashes, (place - 1) * Hashing.LENGTH, hashes, place * Hashing.LENGTH, Hashing.LENGTH);
                place--;
            }
            System.arraycopy(held, 0, hashes, place * Hashing.LENGTH, Hashing.LENGTH);
        }
    }

    private static boolean isAfter(byte[] hashes, int place, byte[] other) {
        return Arrays.compareUnsigned(
                        hashes, place * Hashing.LENGTH, (place + 1) * Hashing.LENGTH, other, 0, Hashing.LENGTH)
                > 0;
    }
}
