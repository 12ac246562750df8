package io.evenhand.relationship.commitment;

import io.evenhand.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
        MessageDigest digest = DIGEST.get();
        digest.update(SALT_NAME);
        digest.update(secret);
        return digest.digest(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    static byte[] leaf(byte[] salt, byte[] entry) {
        MessageDigest digest = DIGEST.get();
        digest.update(LEAF);
        digest.update(salt);
        return digest.digest(entry);
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = DIGEST.get();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** @param row hashes side by side @param place of the left of two */
    static byte[] node(byte[] row, int place) {
        MessageDigest digest = DIGEST.get();
        digest.update(NODE);
        digest.update(row, place * LENGTH, 2 * LENGTH);
        return digest.digest();
    }

    static byte[] root(byte[] top, long leaves) {
        MessageDigest digest = DIGEST.get();
        digest.update(ROOT);
        digest.update(ROOT_NAME);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(leaves).array());
        return digest.digest(top);
    }
}
