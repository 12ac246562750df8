package io.evenhand.engine.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second process out of the engine's folder. The operating system lets go of it when the process dies. */
final class FolderLock implements AutoCloseable {
    /** The process id stands behind the locked byte, so that it can be read where locks are mandatory. */
    private static final long OWNER_OFFSET = 1;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws io.evenhand.engine.EngineUnavailableException when somebody else has it
     */
    static FolderLock take(Path folder, Path dataFolder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                throw EngineTrouble.inUse(dataFolder, owner(channel));
            }
            channel.truncate(0);
            String owner = ' ' + Long.toString(ProcessHandle.current().pid());
            channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)), 0);
            return new FolderLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(0, OWNER_OFFSET, false);
        } catch (OverlappingFileLockException e) {
            return null; // This very process has it.
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, OWNER_OFFSET);
        String owner = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
        return owner.matches("\\d+") ? " (process " + owner + ")" : "";
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
