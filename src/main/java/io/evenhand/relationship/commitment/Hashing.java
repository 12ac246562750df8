package io.evenhand.relationship.commitment;

import io.evenhand.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;

/**
 * The hashes of a commitment. Each begins with a byte of its own, so that none can pass for another: a leaf is no node, and a node no leaf.
 *
 * <p>The root names the number of leaves, too. So there is no second tree with the same root, and whoever knows the root knows how many
 * entries can ever be opened.
 */
final class Hashing {
    static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final byte ROOT = 2;
    private static final byte[] ROOT_NAME = "evenhand commitment 1".getBytes(StandardCharsets.US_ASCII);
    /** With the secret and a number it fills one block of SHA-256 exactly. */
    private static final byte[] SALT_NAME = "evenhand salt 1".getBytes(StandardCharsets.US_ASCII);

    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::begin);

    private Hashing() {}

    /** The salt of an entry: as good as random to all who do not know the secret, and gone with it. */
    static byte[] salt(byte[] secret, long number) {
        return new Leaves(secret).salt(number);
    }

    static byte[] leaf(byte[] salt, byte[] entry) {
        MessageDigest digest = DIGEST.get();
        digest.update(LEAF);
        digest.update(salt);
        return digest.digest(entry);
    }

    /** Salts and leaves of one secret, one after the other, on one thread: what is the same for all is written down once. */
    static final class Leaves {
        private final MessageDigest digest = DIGEST.get();
        private final ByteBuffer name;
        private final byte[] salted = new byte[1 + LENGTH];

        Leaves(byte[] secret) {
            name = ByteBuffer.allocate(SALT_NAME.length + secret.length + Long.BYTES);
            name.put(SALT_NAME).put(secret);
            salted[0] = LEAF;
        }

        byte[] salt(long number) {
            name.putLong(name.capacity() - Long.BYTES, number);
            return digest.digest(name.array());
        }

        /** @param row takes the leaf, from this place on */
        void leaf(long number, byte[] entry, byte[] row, int place) {
            try {
                name.putLong(name.capacity() - Long.BYTES, number);
                digest.update(name.array());
                digest.digest(salted, 1, LENGTH);
                digest.update(salted);
                digest.update(entry);
                digest.digest(row, place, LENGTH);
            } catch (DigestException e) {
                throw new IllegalStateException("SHA-256 has " + LENGTH + " bytes", e);
            }
        }
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = DIGEST.get();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /**
     * Nodes of neighbours.
     *
     * @param row hashes side by side
     * @param above takes those of the pairs, from one number to before another
     */
    static void nodes(byte[] row, byte[] above, int from, int to) {
        MessageDigest digest = DIGEST.get();
        byte[] pair = new byte[1 + 2 * LENGTH];
        pair[0] = NODE;
        try {
            for (int number = from; number < to; number++) {
                System.arraycopy(row, 2 * number * LENGTH, pair, 1, 2 * LENGTH);
                digest.update(pair);
                digest.digest(above, number * LENGTH, LENGTH);
            }
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 has " + LENGTH + " bytes", e);
        }
    }

    static byte[] root(byte[] top, long leaves) {
        MessageDigest digest = DIGEST.get();
        digest.update(ROOT);
        digest.update(ROOT_NAME);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(leaves).array());
        return digest.digest(top);
    }
}
