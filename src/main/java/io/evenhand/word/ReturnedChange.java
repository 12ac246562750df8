package io.evenhand.word;

import io.evenhand.redline.Piece;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Something that a file that came back says otherwise than the draft that went out. */
sealed interface ReturnedChange {
    /** Names it within its file, the same whenever the file is read. */
    String id();

    /** Where it stands, as a reader would say it. */
    String where();

    /** The words of both texts. */
    List<Piece> pieces();

    /** Who changed it, as the file says. */
    Set<String> authors();

    /** Whether every bit of it was tracked; if not, only comparing has shown it. */
    boolean isTracked();

    /** Another value of a negotiable field. */
    record OfValue(
            String id,
            String where,
            List<Piece> pieces,
            Set<String> authors,
            boolean isTracked,
            Map<String, String> texts)
            implements ReturnedChange {
        public OfValue {
            pieces = List.copyOf(pieces);
            authors = Set.copyOf(authors);
            texts = Map.copyOf(texts);
        }
    }

    /** @param expected what can be read in its place */
    record OfUnreadableValue(
            String id, String where, List<Piece> pieces, Set<String> authors, boolean isTracked, String expected)
            implements ReturnedChange {
        public OfUnreadableValue {
            pieces = List.copyOf(pieces);
            authors = Set.copyOf(authors);
        }
    }

    /**
     * Other wording where the wording is the same for everybody.
     *
     * @param ownWords how it could be said as a modification in the parties' own words
     */
    record OfWording(
            String id, String where, List<Piece> pieces, Set<String> authors, boolean isTracked, String ownWords)
            implements ReturnedChange {
        public OfWording {
            pieces = List.copyOf(pieces);
            authors = Set.copyOf(authors);
        }
    }
}
