package io.evenhand.engine.log;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** How far the log is on disk, and what waits for it to be. */
final class DurabilityWaiters {
    private record Waiter(long position, long order, Runnable action) {}

    private final PriorityQueue<Waiter> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Waiter::position).thenComparingLong(Waiter::order));
    private long order;
    private boolean abandoned;
    private volatile long durable;
    private volatile Runnable listener = () -> {};

    long durable() {
        return durable;
    }

    void onAdvance(Runnable action) {
        listener = action;
    }

    void add(long position, Runnable action) {
        synchronized (this) {
            if (position > durable) {
                if (!abandoned) {
                    waiting.add(new Waiter(position, order++, action));
                }
                return;
            }
        }
        action.run();
    }

    void advance(long position) {
        durable = position;
        for (Waiter waiter = due(); waiter != null; waiter = due()) {
            waiter.action().run();
        }
        listener.run();
    }

    private synchronized @Nullable Waiter due() {
        Waiter first = waiting.peek();
        return first != null && first.position() <= durable ? waiting.poll() : null;
    }

    /** The disk has failed: nothing that waits will come true. */
    synchronized void abandon() {
        abandoned = true;
        waiting.clear();
    }
}
