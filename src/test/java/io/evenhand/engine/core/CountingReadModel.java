package io.evenhand.engine.core;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import java.util.TreeSet;

/** A read model that remembers which process instances began and which ended, and that it saw every record once. */
public class CountingReadModel implements ReadModel {
    private final Set<Long> started = new TreeSet<>();
    private final Set<Long> ended = new TreeSet<>();
    private long position = -1;
    private long records;

    @Override
    public synchronized void accept(Record<?> record) {
        if (record.getPosition() <= position) {
            throw new IllegalStateException("Record " + record.getPosition() + " came after " + position);
        }
        position = record.getPosition();
        records++;
        if (record.getValue() instanceof ProcessInstanceRecordValue instance
                && instance.getBpmnElementType() == BpmnElementType.PROCESS) {
            if (record.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATED) {
                started.add(record.getKey());
            } else if (record.getIntent() == ProcessInstanceIntent.ELEMENT_COMPLETED) {
                ended.add(record.getKey());
            }
        }
    }

    public synchronized Set<Long> started() {
        return new TreeSet<>(started);
    }

    public synchronized Set<Long> ended() {
        return new TreeSet<>(ended);
    }

    public synchronized long records() {
        return records;
    }

    @Override
    public synchronized long position() {
        return position;
    }

    @Override
    public synchronized void clear() {
        started.clear();
        ended.clear();
        position = -1;
        records = 0;
    }

    @Override
    public synchronized void save(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeLong(position);
        data.writeLong(records);
        for (Set<Long> keys : java.util.List.of(started, ended)) {
            data.writeInt(keys.size());
            for (long key : keys) {
                data.writeLong(key);
            }
        }
        data.flush();
    }

    @Override
    public synchronized void load(InputStream in) throws IOException {
        clear();
        DataInputStream data = new DataInputStream(in);
        position = data.readLong();
        records = data.readLong();
        for (Set<Long> keys : java.util.List.of(started, ended)) {
            for (int left = data.readInt(); left > 0; left--) {
                keys.add(data.readLong());
            }
        }
    }
}
