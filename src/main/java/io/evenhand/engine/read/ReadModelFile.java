package io.evenhand.engine.read;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The read model as a stream: the position, then each process instance with its rows, then what belongs to none. Each
 * text is written once and then referred to by its number, and everything is deflated. A word at the end tells a whole
 * file from one that was cut off.
 */
final class ReadModelFile {
    /** Goes up with any change to the layout or to the columns of a {@link Schema}. */
    static final int VERSION = 1;

    private static final int START = 0x45564852;
    private static final int END = 0x454E4421;
    private static final int FAST = Deflater.BEST_SPEED;

    private final Store store;

    ReadModelFile(Store store) {
        this.store = store;
    }

    void write(long position, OutputStream target) throws IOException {
        Deflater deflater = new Deflater(FAST);
        try {
            DeflaterOutputStream deflated = new DeflaterOutputStream(target, deflater, 65_536);
            Writer out = new Writer(new DataOutputStream(new BufferedOutputStream(deflated, 65_536)));
            out.data.writeInt(START);
            out.data.writeInt(VERSION);
            out.data.writeLong(position);
            for (Entity entity : Entity.values()) {
                out.table(entity);
            }
            out.flows();
            out.data.writeInt(store.endedInstances().size());
            for (long key : store.endedInstances()) {
                out.data.writeLong(key);
            }
            out.data.writeInt(END);
            out.data.flush();
            deflated.finish();
        } finally {
            deflater.end();
        }
    }

    /** @return the position */
    long read(InputStream source) throws IOException {
        Reader in = new Reader(new DataInputStream(new BufferedInputStream(new InflaterInputStream(source), 65_536)));
        if (in.data.readInt() != START) {
            throw new IOException("The saved read model is not one");
        }
        int version = in.data.readInt();
        if (version != VERSION) {
            throw new IOException("The saved read model has version " + version + ", this program reads " + VERSION);
        }
        long position = in.data.readLong();
        for (Entity entity : Entity.values()) {
            in.table(entity);
        }
        in.flows();
        List<Long> ended = new ArrayList<>();
        for (int left = in.data.readInt(); left > 0; left--) {
            ended.add(in.data.readLong());
        }
        if (in.data.readInt() != END) {
            throw new IOException("The saved read model is damaged");
        }
        ended.forEach(store::ended);
        return position;
    }

    private final class Writer {
        private final DataOutputStream data;
        private final Map<String, Integer> texts = new HashMap<>();

        Writer(DataOutputStream data) {
            this.data = data;
        }

        void table(Entity entity) throws IOException {
            data.writeInt(store.all(entity).size());
            for (Row row : store.all(entity)) {
                data.writeLong(row.id().key());
                data.writeInt(row.id().number());
                data.writeLong(Owners.of(entity, row));
                for (Column<?> column : entity.schema().columns()) {
                    value(column, row.value(column.position()));
                }
            }
        }

        void flows() throws IOException {
            data.writeInt(store.all(Entity.PROCESS_INSTANCE).size());
            for (Row instance : store.all(Entity.PROCESS_INSTANCE)) {
                data.writeLong(instance.id().key());
                InstanceRows rows = store.instance(instance.id().key());
                List<String> flows = rows == null ? List.of() : List.copyOf(rows.takenSequenceFlows());
                texts(flows);
            }
        }

        private void value(Column<?> column, @Nullable Object value) throws IOException {
            data.writeBoolean(value != null);
            if (value == null) {
                return;
            }
            switch (column.kind()) {
                case KEY, INSTANT -> data.writeLong((Long) value);
                case INTEGER -> data.writeInt((Integer) value);
                case FLAG -> data.writeBoolean((Boolean) value);
                case TEXT, JSON -> text((String) value);
                case TEXTS -> texts((List<?>) value);
            }
        }

        private void texts(List<?> values) throws IOException {
            data.writeInt(values.size());
            for (Object value : values) {
                text((String) value);
            }
        }

        private void text(String value) throws IOException {
            Integer known = texts.putIfAbsent(value, texts.size());
            if (known != null) {
                data.writeInt(known);
                return;
            }
            data.writeInt(-1);
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            data.writeInt(bytes.length);
            data.write(bytes);
        }
    }

    private final class Reader {
        private final DataInputStream data;
        private final List<String> texts = new ArrayList<>();

        Reader(DataInputStream data) {
            this.data = data;
        }

        void table(Entity entity) throws IOException {
            for (int left = data.readInt(); left > 0; left--) {
                RowId id = new RowId(data.readLong(), data.readInt());
                long owner = data.readLong();
                Row row = Owners.belongsToInstances(entity)
                        ? store.addOfInstance(entity, id, owner)
                        : store.addDeployed(entity, id.key());
                for (Column<?> column : entity.schema().columns()) {
                    row.restore(column.position(), value(column));
                }
                if (entity == Entity.PROCESS_INSTANCE) {
                    Long parent = row.get(ProcessInstances.PARENT_KEY);
                    if (parent != null) {
                        store.called(parent, id.key());
                    }
                }
            }
        }

        void flows() throws IOException {
            for (int left = data.readInt(); left > 0; left--) {
                InstanceRows rows = store.instance(data.readLong());
                List<String> flows = texts();
                if (rows != null) {
                    rows.takenSequenceFlows().addAll(flows);
                }
            }
        }

        private @Nullable Object value(Column<?> column) throws IOException {
            if (!data.readBoolean()) {
                return null;
            }
            return switch (column.kind()) {
                case KEY, INSTANT -> data.readLong();
                case INTEGER -> data.readInt();
                case FLAG -> data.readBoolean();
                case TEXT, JSON -> text();
                case TEXTS -> texts();
            };
        }

        private List<String> texts() throws IOException {
            List<String> values = new ArrayList<>();
            for (int left = data.readInt(); left > 0; left--) {
                values.add(text());
            }
            return List.copyOf(values);
        }

        private String text() throws IOException {
            int known = data.readInt();
            if (known >= 0) {
                if (known >= texts.size()) {
                    throw new IOException("The saved read model is damaged");
                }
                return texts.get(known);
            }
            int length = data.readInt();
            if (length < 0) {
                throw new IOException("The saved read model is damaged");
            }
            byte[] bytes = data.readNBytes(length);
            if (bytes.length != length) {
                throw new IOException("The saved read model is cut off");
            }
            String value = new String(bytes, StandardCharsets.UTF_8);
            texts.add(value);
            return value;
        }
    }
}
