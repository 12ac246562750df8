package io.evenhand.engine.rest;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for jobs of a type. */
final class JobSignals {
    private final Map<String, Signal> signals = new ConcurrentHashMap<>();

    /** Called on the engine's thread: takes a lock that is only ever held for a few instructions. */
    void available(String jobType) {
        Signal signal = signals.get(jobType);
        if (signal != null) {
            signal.raise(false);
        }
    }

    /** Ends all waiting. */
    void letGo() {
        signals.values().forEach(signal -> signal.raise(true));
    }

    int waiting() {
        return signals.values().stream().mapToInt(Signal::waiting).sum();
    }

    Watch watch(String jobType, Duration patience) {
        return new Watch(signals.computeIfAbsent(jobType, type -> new Signal()), patience);
    }

    /** One caller's waiting, over all its rounds. */
    static final class Watch {
        private final Signal signal;
        private final long end;
        private final long letGo;
        private long seen;

        private Watch(Signal signal, Duration patience) {
            this.signal = signal;
            this.end = System.nanoTime() + patience.toNanos();
            this.letGo = signal.timesLetGo();
        }

        /** From here on, no signal is missed. */
        void arm() {
            seen = signal.timesRaised();
        }

        /** @return whether there may be jobs now; false when patience has ended or everybody was let go */
        boolean await() {
            return signal.await(seen, letGo, end);
        }
    }

    private static final class Signal {
        private final Lock lock = new ReentrantLock();
        private final Condition raised = lock.newCondition();
        private long timesRaised;
        private long timesLetGo;
        private int waiting;

        void raise(boolean letGo) {
            lock.lock();
            try {
                timesRaised++;
                if (letGo) {
                    timesLetGo++;
                }
                raised.signalAll();
            } finally {
                lock.unlock();
            }
        }

        long timesRaised() {
            lock.lock();
            try {
                return timesRaised;
            } finally {
                lock.unlock();
            }
        }

        long timesLetGo() {
            lock.lock();
            try {
                return timesLetGo;
            } finally {
                lock.unlock();
            }
        }

        int waiting() {
            lock.lock();
            try {
                return waiting;
            } finally {
                lock.unlock();
            }
        }

        boolean await(long seen, long letGo, long end) {
            lock.lock();
            waiting++;
            try {
                long left = end - System.nanoTime();
                while (timesRaised == seen && left > 0) {
                    var unused = raised.await(left, TimeUnit.NANOSECONDS);
                    left = end - System.nanoTime();
                }
                return timesRaised != seen && timesLetGo == letGo && left > 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                waiting--;
                lock.unlock();
            }
        }
    }
}
