package io.evenhand.engine.core;

import io.camunda.zeebe.protocol.record.Record;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What can be asked about processes, built from the engine's records. The engine feeds it from one thread, in order of
 * position and each record once; it saves it along with each of its own snapshots, and after a start loads what was
 * saved and feeds the records that follow {@link #position()}. So it must keep everything that it wants to remember
 * itself: records behind a snapshot are deleted.
 */
public interface ReadModel {
    /** Takes the next record, which belongs to the receiver. Must not throw for record kinds it does not know. */
    void accept(Record<?> record);

    /** The position of the last record accepted, or -1 when there was none. */
    long position();

    /** Forgets everything, {@link #position()} included. */
    void clear();

    /** Writes everything, {@link #position()} included. Never called while {@link #accept} runs. */
    void save(OutputStream out) throws IOException;

    /**
     * Replaces everything by what {@link #save} wrote.
     *
     * @throws IOException when the content is damaged or of an unknown version
     */
    void load(InputStream in) throws IOException;
}
