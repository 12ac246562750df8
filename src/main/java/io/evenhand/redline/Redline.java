package io.evenhand.redline;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import io.evenhand.redline.Piece.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Compares two texts as lawyers read them: paragraph by paragraph, and within those that changed word by word. Leaving out what was added
 * gives the earlier text, leaving out what was removed the later one, to the character.
 */
public final class Redline {
    /** A word, a run of white space, or one other character. */
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+|\\s+|.", Pattern.DOTALL);

    private Redline() {}

    /** The words of two versions of one paragraph. */
    public static List<Piece> words(String before, String after) {
        List<Piece> pieces = new ArrayList<>();
        compare(tokens(before), tokens(after), new Sink<>() {
            @Override
            public void kept(int before, int after, String token) {
                add(pieces, Change.KEPT, token);
            }

            @Override
            public void changed(int before, List<String> removed, int after, List<String> added) {
                add(pieces, Change.REMOVED, String.join("", removed));
                add(pieces, Change.ADDED, String.join("", added));
            }
        });
        return List.copyOf(pieces);
    }

    /** The paragraphs of two versions of one text. One that was changed stands in the place of the one that it was. */
    public static List<Block> blocks(List<String> before, List<String> after) {
        List<Block> blocks = new ArrayList<>();
        compare(before, after, new Sink<>() {
            @Override
            public void kept(int before, int after, String text) {
                blocks.add(new Block(before, after, List.of(new Piece(Change.KEPT, text))));
            }

            @Override
            public void changed(int before, List<String> removed, int after, List<String> added) {
                int both = Math.min(removed.size(), added.size());
                for (int i = 0; i < both; i++) {
                    blocks.add(new Block(before + i, after + i, words(removed.get(i), added.get(i))));
                }
                for (int i = both; i < removed.size(); i++) {
                    blocks.add(new Block(before + i, -1, List.of(new Piece(Change.REMOVED, removed.get(i)))));
                }
                for (int i = both; i < added.size(); i++) {
                    blocks.add(new Block(-1, after + i, List.of(new Piece(Change.ADDED, added.get(i)))));
                }
            }
        });
        return List.copyOf(blocks);
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    private static void add(List<Piece> pieces, Change change, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!pieces.isEmpty() && pieces.getLast().change() == change) {
            pieces.set(pieces.size() - 1, new Piece(change, pieces.getLast().text() + text));
        } else {
            pieces.add(new Piece(change, text));
        }
    }

    private static <T> void compare(List<T> before, List<T> after, Sink<T> sink) {
        Patch<T> patch = DiffUtils.diff(before, after);
        int at = 0;
        int shift = 0;
        for (AbstractDelta<T> delta : patch.getDeltas()) {
            int position = delta.getSource().getPosition();
            for (; at < position; at++) {
                sink.kept(at, at + shift, before.get(at));
            }
            List<T> removed = delta.getSource().getLines();
            List<T> added = delta.getTarget().getLines();
            sink.changed(at, removed, at + shift, added);
            at += removed.size();
            shift += added.size() - removed.size();
        }
        for (; at < before.size(); at++) {
            sink.kept(at, at + shift, before.get(at));
        }
    }

    private interface Sink<T> {
        void kept(int before, int after, T item);

        void changed(int before, List<T> removed, int after, List<T> added);
    }
}
