package io.evenhand.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;

/** A bar on the terminal that says how much of a file is read; nothing where nobody watches. */
final class Progress implements AutoCloseable {
    private static final int WIDTH = 30;
    private static final long EVERY_NANOS = 200_000_000;

    private final PrintStream terminal;
    private final boolean watched;
    private final long everyNanos;
    private volatile long shownAt;
    private volatile boolean shown;

    private Progress(PrintStream terminal, boolean watched, long everyNanos) {
        this.terminal = terminal;
        this.watched = watched;
        this.everyNanos = everyNanos;
        shownAt = System.nanoTime();
    }

    static Progress onTerminal() {
        return new Progress(System.err, isTerminal(), EVERY_NANOS);
    }

    /** @param everyNanos no more often than this the bar moves */
    static Progress on(PrintStream terminal, long everyNanos) {
        return new Progress(terminal, true, everyNanos);
    }

    /** From Java 22 on there is a console without a terminal, too. */
    private static boolean isTerminal() {
        Console console = System.console();
        try {
            return console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException beforeJava22) {
            return true;
        }
    }

    /** Moves the bar. */
    void reached(long done, long total) {
        if (watched && System.nanoTime() - shownAt > everyNanos) {
            shownAt = System.nanoTime();
            shown = true;
            long part = total <= 0 ? 0 : Math.min(100, done * 100 / total);
            int full = (int) (part * WIDTH / 100);
            terminal.printf(Locale.ROOT, "\r[%s%s] %3d %%", "#".repeat(full), " ".repeat(WIDTH - full), part);
            terminal.flush();
        }
    }

    /** Clears the bar. */
    @Override
    public void close() {
        if (shown) {
            terminal.print("\r" + " ".repeat(WIDTH + 9) + "\r");
            terminal.flush();
        }
    }
}
