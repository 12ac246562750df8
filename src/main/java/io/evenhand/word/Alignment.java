package io.evenhand.word;

import io.evenhand.digest.Sha256;
import io.evenhand.redline.Block;
import io.evenhand.redline.Redline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which paragraph of a file that came back is which of the draft: by its mark, and where that is lost, by its text. */
final class Alignment {
    /** Comparing takes time as the square of what differs. */
    private static final int MOST_COMPARED = 2_000;

    private final List<Paragraph> sent;
    private final List<SeenParagraph> seen;

    private Alignment(List<Paragraph> sent, List<SeenParagraph> seen) {
        this.sent = sent;
        this.seen = seen;
    }

    /** One of the two is missing where a paragraph was added or taken out. */
    record Pair(@Nullable Paragraph sent, @Nullable SeenParagraph seen) {}

    static List<Pair> of(List<Paragraph> sent, List<SeenParagraph> seen) {
        return new Alignment(sent, seen).pairs();
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        int fromSent = 0;
        int fromSeen = 0;
        for (int[] anchor : anchors()) {
            gap(pairs, fromSent, anchor[0], fromSeen, anchor[1]);
            pairs.add(new Pair(sent.get(anchor[0]), seen.get(anchor[1])));
            fromSent = anchor[0] + 1;
            fromSeen = anchor[1] + 1;
        }
        gap(pairs, fromSent, sent.size(), fromSeen, seen.size());
        return pairs;
    }

    private void gap(List<Pair> pairs, int fromSent, int toSent, int fromSeen, int toSeen) {
        if (toSent - fromSent + toSeen - fromSeen > MOST_COMPARED) {
            sent.subList(fromSent, toSent).forEach(paragraph -> pairs.add(new Pair(paragraph, null)));
            seen.subList(fromSeen, toSeen).forEach(paragraph -> pairs.add(new Pair(null, paragraph)));
            return;
        }
        // Whether two are the same is all that is asked here, and hashes are short.
        List<String> before = sent.subList(fromSent, toSent).stream()
                .map(paragraph -> Sha256.of(SeenParagraph.plain(paragraph.text())))
                .toList();
        List<String> after = seen.subList(fromSeen, toSeen).stream()
                .map(paragraph -> Sha256.of(paragraph.text()))
                .toList();
        for (Block block : Redline.blocks(before, after)) {
            pairs.add(new Pair(
                    block.before() < 0 ? null : sent.get(fromSent + block.before()),
                    block.after() < 0 ? null : seen.get(fromSeen + block.after())));
        }
    }

    /** Those with the same mark, as many as still stand in their order: one that was moved is taken out here and added there. */
    private List<int[]> anchors() {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < seen.size(); i++) {
            if (!seen.get(i).key().isEmpty()) {
                places.putIfAbsent(seen.get(i).key(), i);
            }
        }
        List<int[]> both = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            Integer place = places.get(sent.get(i).key());
            if (place != null) {
                both.add(new int[] {i, place});
            }
        }
        return inOrder(both);
    }

    /** The longest part that rises in both, by patience. */
    private static List<int[]> inOrder(List<int[]> both) {
        int[] tails = new int[both.size()];
        int[] before = new int[both.size()];
        int length = 0;
        for (int i = 0; i < both.size(); i++) {
            int place = both.get(i)[1];
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (both.get(tails[middle])[1] < place) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[i] = low == 0 ? -1 : tails[low - 1];
            tails[low] = i;
            length = Math.max(length, low + 1);
        }
        int[][] rising = new int[length][];
        for (int i = length == 0 ? -1 : tails[length - 1], at = length - 1; i >= 0; i = before[i], at--) {
            rising[at] = both.get(i);
        }
        return Arrays.asList(rising);
    }
}
