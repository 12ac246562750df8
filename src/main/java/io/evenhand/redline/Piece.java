package io.evenhand.redline;

/** Some words that stand in both texts, or in one of them only. */
public record Piece(Change change, String text) {
    /** What became of the words. */
    public enum Change {
        KEPT,
        REMOVED,
        ADDED
    }
}
