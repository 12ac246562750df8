package io.evenhand.word;

import io.evenhand.redline.Piece;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One change in a file that came back, as people see it.
 *
 * @param id names it within its file
 * @param where as a reader would say it: "10.1 Breach"
 * @param authors as the file says; empty where it does not
 * @param isTracked whether every bit of it was tracked in the file
 * @param expected of an unreadable value, what can be read; else empty
 * @param ownWords of wording, how it could be said as a modification; else empty
 */
public record ReturnedItem(
        String id,
        Kind kind,
        String where,
        List<Piece> pieces,
        List<String> authors,
        boolean isTracked,
        String expected,
        String ownWords) {
    private static final int LONGEST_REASON = 1900;

    /** How the place read in the draft. */
    public String before() {
        return without(Piece.Change.ADDED);
    }

    /** How it reads now. */
    public String after() {
        return without(Piece.Change.REMOVED);
    }

    private String without(Piece.Change other) {
        return pieces.stream()
                .filter(piece -> piece.change() != other)
                .map(Piece::text)
                .collect(Collectors.joining());
    }

    /** What was changed. */
    public enum Kind {
        VALUE,
        UNREADABLE_VALUE,
        WORDING
    }

    static ReturnedItem of(ReturnedChange change) {
        return switch (change) {
            case ReturnedChange.OfValue value -> of(value, Kind.VALUE, "", "");
            case ReturnedChange.OfUnreadableValue value -> of(value, Kind.UNREADABLE_VALUE, value.expected(), "");
            case ReturnedChange.OfWording wording -> of(wording, Kind.WORDING, "", wording.ownWords());
        };
    }

    private static ReturnedItem of(ReturnedChange change, Kind kind, String expected, String ownWords) {
        return new ReturnedItem(
                change.id(),
                kind,
                change.where(),
                change.pieces(),
                change.authors().stream().sorted().toList(),
                change.isTracked(),
                expected,
                ownWords);
    }

    /** For the other parties: what was taken from the file and what was not. */
    static String reason(String fileName, String note, List<ReturnedChange> changes, Map<String, Choice> choices) {
        String left = changes.stream()
                .filter(change ->
                        choices.getOrDefault(change.id(), Choice.LEAVE).kind() == Choice.Kind.LEAVE)
                .map(ReturnedChange::where)
                .distinct()
                .collect(Collectors.joining("; "));
        String reason = (note.isEmpty() ? "" : note + "\n") + "From the Word file " + fileName + "."
                + (left.isEmpty() ? "" : " Changed in it, but not proposed: " + left + ".");
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    }
}
