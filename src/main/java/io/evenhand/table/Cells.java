package io.evenhand.table;

/** One row of a file, whatever its format. */
public interface Cells {
    int count();

    /** Trimmed; empty for a cell that is not there. */
    String text(int place);

    /** Whether the program that wrote the file knew it for a number or a day, so that nobody's way of writing them matters. */
    default boolean isTyped(int place) {
        return false;
    }

    /** Why a cell cannot be read; empty for those that can. */
    default String flaw(int place) {
        return "";
    }

    /** What to do about the flaw. */
    default String remedy(int place) {
        return "";
    }

    /** "C7 of Sheet1"; empty where the line says enough. @param place less than zero for the row as a whole */
    default String where(int place) {
        return "";
    }
}
