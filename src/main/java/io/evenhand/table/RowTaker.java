package io.evenhand.table;

/** Takes the rows of a file, one after the other. */
public interface RowTaker {
    /**
     * @param cells valid only during the call
     * @param line of the file, or row of the sheet, from one
     * @return whether to go on
     */
    boolean row(Cells cells, long line);
}
