package io.evenhand.wording.draft;

import io.evenhand.redline.Block;
import io.evenhand.redline.Redline;
import io.evenhand.template.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** What a draft changes, file by file and word by word. */
public final class DraftRedlines {
    /** So many unchanged paragraphs beside a change are shown with it. */
    private static final int AROUND = 1;

    private DraftRedlines() {}

    /**
     * What became of one file.
     *
     * @param parts in its order: changed paragraphs with those beside them
     */
    public record FileRedline(String file, boolean added, boolean removed, int changes, List<Part> parts) {
        public FileRedline {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Some paragraphs on end.
     *
     * @param line of the later text at which they begin, from 1 on
     * @param skipped how many unchanged paragraphs were left out before them
     */
    public record Part(int line, int skipped, List<Block> blocks) {
        public Part {
            blocks = List.copyOf(blocks);
        }
    }

    /** The files that differ, in the order of their names. */
    public static List<FileRedline> between(Wording before, Wording after) {
        var names = new TreeSet<>(before.files().keySet());
        names.addAll(after.files().keySet());
        return names.stream()
                .filter(name -> !before.read(name).equals(after.read(name)))
                .map(name ->
                        of(name, before.read(name).isEmpty(), after.read(name).isEmpty(), before, after))
                .toList();
    }

    private static FileRedline of(String name, boolean added, boolean removed, Wording before, Wording after) {
        return between(
                name,
                added,
                removed,
                before.read(name).orElse(""),
                after.read(name).orElse(""));
    }

    /** What differs between two texts of one file. */
    public static FileRedline between(String name, String before, String after) {
        return between(name, false, false, before, after);
    }

    private static FileRedline between(String name, boolean added, boolean removed, String before, String after) {
        List<Block> blocks = Redline.blocks(lines(before), lines(after));
        int changes = (int) blocks.stream().filter(Block::isChanged).count();
        return new FileRedline(name, added, removed, changes, parts(blocks));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n", -1));
    }

    private static List<Part> parts(List<Block> blocks) {
        boolean[] shown = new boolean[blocks.size()];
        for (int i = 0; i < shown.length; i++) {
            if (blocks.get(i).isChanged()) {
                Arrays.fill(
                        shown,
                        Math.max(0, beside(blocks, i, -1)),
                        Math.min(shown.length, beside(blocks, i, 1) + 1),
                        true);
            }
        }
        List<Part> parts = new ArrayList<>();
        int skipped = 0;
        for (int i = 0; i < shown.length; i++) {
            if (!shown[i]) {
                skipped++;
                continue;
            }
            int end = i;
            while (end < shown.length && shown[end]) {
                end++;
            }
            parts.add(new Part(line(blocks, i), skipped, written(blocks.subList(i, end))));
            skipped = 0;
            i = end - 1;
        }
        return parts;
    }

    /** Where the nearest paragraphs with words in them end; empty lines between paragraphs do not count. */
    private static int beside(List<Block> blocks, int from, int step) {
        int at = from;
        int seen = 0;
        while (seen < AROUND && at + step >= 0 && at + step < blocks.size()) {
            at += step;
            seen += isBlank(blocks.get(at)) ? 0 : 1;
        }
        return at;
    }

    private static int line(List<Block> blocks, int from) {
        return blocks.subList(from, blocks.size()).stream()
                        .mapToInt(Block::after)
                        .filter(after -> after >= 0)
                        .findFirst()
                        .orElse(0)
                + 1;
    }

    private static List<Block> written(List<Block> blocks) {
        return blocks.stream().filter(block -> !isBlank(block)).toList();
    }

    private static boolean isBlank(Block block) {
        return block.pieces().stream().allMatch(piece -> piece.text().isBlank());
    }
}
