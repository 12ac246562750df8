package io.evenhand.signing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps everybody else from changing a key folder: other processes by a file beside it, other threads of this one by a lock, which
 * the file alone does not do. Whoever holds it may take it again.
 */
final class FolderLock {
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private FolderLock() {}

    /** What is done meanwhile. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException, GeneralSecurityException;
    }

    /** @param folder as {@link Path#normalize normalized} as it gets; it need not be there, but the one above it must */
    static <T> T holding(Path folder, Work<T> work) throws IOException, GeneralSecurityException {
        ReentrantLock threads = THREADS.computeIfAbsent(folder, any -> new ReentrantLock());
        threads.lock();
        try {
            if (threads.getHoldCount() > 1) {
                return work.run();
            }
            Path file = folder.resolveSibling(folder.getFileName() + ".lock");
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                if (!held.isValid()) {
                    throw new IOException("the lock " + file + " was lost");
                }
                return work.run();
            }
        } finally {
            threads.unlock();
        }
    }
}
