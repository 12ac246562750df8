package io.evenhand.relationship.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.digest.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that every leaf leads to the root by its own path and by no other, and that no other tree has the same root. */
class MerkleTreeTests {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 32, 33, 100, 1023})
    void everyLeafLeadsToTheRootByThePathOfItsPlace(int count) {
        MerkleTree tree = MerkleTree.of(leaves(count));
        Set<Integer> places = new HashSet<>();
        for (int i = 0; i < count; i++) {
            int place = tree.place(leaf(i));
            List<byte[]> path = tree.path(place);
            assertThat(path).hasSize(MerkleTree.pathLength(place, count));
            assertThat(MerkleTree.rootFrom(leaf(i), place, count, path)).isEqualTo(tree.root());
            places.add(place);
        }
        assertThat(places).hasSize(count).allMatch(place -> place >= 0 && place < count);
    }

    @Test
    void anotherLeafAnotherPlaceAndAnotherCountLeadElsewhere() {
        MerkleTree tree = MerkleTree.of(leaves(8));
        int place = tree.place(leaf(3));
        List<byte[]> path = tree.path(place);
        assertThat(MerkleTree.rootFrom(leaf(4), place, 8, path)).isNotEqualTo(tree.root());
        assertThat(MerkleTree.rootFrom(leaf(3), place ^ 1, 8, path)).isNotEqualTo(tree.root());
        assertThat(MerkleTree.rootFrom(leaf(3), place, 7, path)).isNotEqualTo(tree.root());
        assertThat(tree.place(leaf(99))).isNegative();
    }

    /** The second preimage of trees that do not tell leaves from nodes: the two nodes below the top as the leaves of a smaller tree. */
    @Test
    void aTreeOfTheNodesOfAnotherHasAnotherRoot() {
        byte[] four = sorted(4);
        byte[] nodes = new byte[2 * Hashing.LENGTH];
        Hashing.nodes(four, nodes, 0, 2);
        assertThat(MerkleTree.of(nodes).root()).isNotEqualTo(MerkleTree.of(four).root());
    }

    /** An entry whose bytes are those of two hashes is hashed as a leaf, never as a node. */
    @Test
    void aLeafIsNoNodeWhateverStandsInIt() {
        byte[] left = leaf(1);
        byte[] right = leaf(2);
        assertThat(Hashing.leaf(left, right)).isNotEqualTo(Hashing.node(left, right));
    }

    @Test
    void theOrderInWhichLeavesCameDoesNotMatter() {
        List<byte[]> backwards = new ArrayList<>();
        for (int i = 499; i >= 0; i--) {
            backwards.add(leaf(i));
        }
        assertThat(MerkleTree.of(concat(backwards.toArray(byte[][]::new))).root())
                .isEqualTo(MerkleTree.of(leaves(500)).root());
    }

    @Test
    void leavesOfManyBucketsAreSortedToo() {
        MerkleTree tree = MerkleTree.of(leaves(200_000));
        byte[] root = tree.root();
        for (int i = 0; i < 200_000; i += 9_973) {
            int place = tree.place(leaf(i));
            assertThat(place).isNotNegative();
            assertThat(MerkleTree.rootFrom(leaf(i), place, 200_000, tree.path(place)))
                    .isEqualTo(root);
        }
    }

    private static byte[] sorted(int count) {
        byte[][] leaves = new byte[count][];
        for (int i = 0; i < count; i++) {
            leaves[i] = leaf(i);
        }
        Arrays.sort(leaves, Arrays::compareUnsigned);
        return concat(leaves);
    }

    private static byte[] leaves(int count) {
        byte[][] leaves = new byte[count][];
        for (int i = 0; i < count; i++) {
            leaves[i] = leaf(i);
        }
        return concat(leaves);
    }

    private static byte[] leaf(int number) {
        return Sha256.begin().digest(Integer.toString(number).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static byte[] concat(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int place = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, place, part.length);
            place += part.length;
        }
        return all;
    }
}
