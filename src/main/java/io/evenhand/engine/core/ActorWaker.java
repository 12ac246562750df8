package io.evenhand.engine.core;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Lets the engine's threads sleep when there is nothing to do and wakes them at once when there is. The strategy that
 * comes with the engine polls: a command that meets a sleeping thread would wait up to 20 ms.
 */
final class ActorWaker implements Supplier<IdleStrategy> {
    /** Timers are looked at so often, even when nobody wakes the thread. */
    private static final long MAX_PARK_NANOS = 10_000_000;

    private static final int SPINS = 20;

    private final List<Idle> sleepers = new CopyOnWriteArrayList<>();

    @Override
    public IdleStrategy get() {
        Idle idle = new Idle();
        sleepers.add(idle);
        return idle;
    }

    void wake() {
        for (Idle sleeper : sleepers) {
            LockSupport.unpark(sleeper.thread);
        }
    }

    private static final class Idle implements IdleStrategy {
        private volatile @Nullable Thread thread;
        private int idled;

        @Override
        public void idle(int workCount) {
            if (workCount > 0) {
                reset();
            } else {
                idle();
            }
        }

        @Override
        public void idle() {
            if (thread == null) {
                thread = Thread.currentThread();
            }
            if (idled++ < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, MAX_PARK_NANOS);
            }
        }

        @Override
        public void reset() {
            idled = 0;
        }
    }
}
