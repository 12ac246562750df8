package io.evenhand.engine.read;

/**
 * Identity and age of a row: the key of the record that it stands for and, where one record stands for several rows,
 * their number. Keys grow with time, so this is also the order in which rows are listed unless a search says otherwise.
 *
 * @param number 0 unless one record makes several rows
 */
record RowId(long key, int number) implements Comparable<RowId> {
    static RowId of(long key) {
        return new RowId(key, 0);
    }

    @Override
    public int compareTo(RowId other) {
        int byKey = Long.compare(key, other.key);
        return byKey != 0 ? byKey : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return number == 0 ? Long.toString(key) : key + "-" + number;
    }
}
