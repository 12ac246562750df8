package io.evenhand.engine.read;

/**
 * How much of the past is remembered. Whatever still runs is always kept.
 *
 * @param completedInstances how many process instances that have ended, called ones not counted, are kept
 * @param rows how many rows of all instances together may exist before ended instances are dropped early, oldest first
 */
public record Retention(int completedInstances, int rows) {
    /** Some 200 MB at most. */
    public static final Retention DEFAULT = new Retention(20_000, 500_000);

    public Retention {
        if (completedInstances < 1 || rows < 1) {
            throw new IllegalArgumentException("Retention must keep at least one instance and one row");
        }
    }
}
