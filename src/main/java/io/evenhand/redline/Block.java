package io.evenhand.redline;

import java.util.List;

/**
 * A paragraph, heading or row in two texts.
 *
 * @param before where it stands in the earlier text, from 0 on; -1 where it was added
 * @param after where it stands in the later text, from 0 on; -1 where it was removed
 * @param pieces its words in order; all kept where nothing changed
 */
public record Block(int before, int after, List<Piece> pieces) {
    public Block {
        pieces = List.copyOf(pieces);
    }

    public boolean isChanged() {
        return pieces.stream().anyMatch(piece -> piece.change() != Piece.Change.KEPT);
    }
}
