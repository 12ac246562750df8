package io.evenhand.table;

/** Hears how much of a file is read. Called on a thread of the reader's. */
public interface FileWatch {
    FileWatch NOBODY = (done, total) -> {};

    void read(long done, long total);
}
