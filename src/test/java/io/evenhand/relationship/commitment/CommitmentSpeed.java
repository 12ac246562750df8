package io.evenhand.relationship.commitment;

import io.evenhand.customer.CustomerIdentity;
import io.evenhand.digest.Sha256;
import java.io.PrintStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Times the commitment to a million identifiers. */
public final class CommitmentSpeed {
    private static final int IDENTIFIERS = 1_000_000;
    private static final int BATCH = 4_096;
    private static final int ROUNDS = 4;

    private CommitmentSpeed() {}

    public static void print(PrintStream out) {
        // Three identifiers each: name, domain and tax number.
        int customers = (IDENTIFIERS + 2) / 3;
        List<CustomerIdentity> list = IntStream.range(0, customers)
                .mapToObj(i -> new CustomerIdentity(
                        "Kundschaft " + i + " Müller GmbH & Co. KG",
                        "DE",
                        "www.kundschaft-" + i + ".example",
                        "DE " + (100_000_000 + i)))
                .toList();
        String evidence = Sha256.of("invoice");
        LocalDate day = LocalDate.of(2024, 5, 1);
        byte[] secret = new byte[Hashing.LENGTH];
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            List<Entry> entries = normalised(list, evidence, day);
            long normalised = System.nanoTime();
            byte[] root = committed(secret, entries);
            long committed = System.nanoTime();
            List<byte[]> bytes = entries.stream().map(Entry::bytes).toList();
            long prepared = System.nanoTime();
            byte[] unused = hashed(bytes);
            long hashed = System.nanoTime();
            out.printf(
                    "commit %,d identifiers of %,d customers: normalise %d ms, salt, leaves and tree %d ms, together %d ms;"
                            + " only hashing the same bytes (each entry, salt, leaf and node) %d ms; ratio %.2f, without normalising %.2f (%s)%n",
                    IDENTIFIERS,
                    customers,
                    (normalised - began) / 1_000_000,
                    (committed - normalised) / 1_000_000,
                    (committed - began) / 1_000_000,
                    (hashed - prepared) / 1_000_000,
                    (double) (committed - began) / (hashed - prepared),
                    (double) (committed - normalised) / (hashed - prepared),
                    Sha256.hex(root).substring(0, 8) + unused.length);
        }
    }

    private static List<Entry> normalised(List<CustomerIdentity> list, String evidence, LocalDate day) {
        Entry[] entries = new Entry[list.size()];
        IntStream.range(0, entries.length).parallel().forEach(i -> entries[i] = Entry.of(list.get(i), evidence, day));
        return List.of(entries);
    }

    private static byte[] committed(byte[] secret, List<Entry> entries) {
        LeafRow leaves = new LeafRow();
        for (int from = 0; from < entries.size(); from += BATCH) {
            leaves.add(secret, new ArrayList<>(entries.subList(from, Math.min(entries.size(), from + BATCH))));
        }
        return MerkleTree.of(leaves.without(new BitSet())).root();
    }

    /** What a commitment must hash at the very least: a salt, a leaf and a node for each entry. On all cores, like the rest. */
    private static byte[] hashed(List<byte[]> entries) {
        byte[][] hashes = new byte[entries.size()][];
        ThreadLocal<MessageDigest> digests = ThreadLocal.withInitial(Sha256::begin);
        byte[] salt = new byte[55];
        byte[] before = new byte[33];
        byte[] node = new byte[65];
        IntStream.range(0, hashes.length).parallel().forEach(i -> {
            MessageDigest digest = digests.get();
            byte[] first = digest.digest(salt);
            digest.update(before);
            byte[] second = digest.digest(entries.get(i));
            byte[] third = digest.digest(node);
            hashes[i] = (first[0] & 1) == 0 ? second : third;
        });
        return hashes[hashes.length - 1];
    }
}
