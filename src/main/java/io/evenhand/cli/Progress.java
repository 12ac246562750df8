package io.evenhand.cli;

import java.io.Console;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Locale;

/** A bar on the terminal that says how much of a file is read; nothing where nobody watches. */
final class Progress implements AutoCloseable {
    private static final int WIDTH = 30;
    private static final long EVERY_NANOS = 200_000_000;

    private final PrintStream terminal;
    private final boolean watched;
    private final long total;
    private long read;
    private long shownAt;
    private boolean shown;

    private Progress(PrintStream terminal, boolean watched, long total) {
        this.terminal = terminal;
        this.watched = watched;
        this.total = total;
        shownAt = System.nanoTime();
    }

    static Progress of(long totalBytes) {
        return new Progress(System.err, isTerminal(), totalBytes);
    }

    static Progress on(PrintStream terminal, long totalBytes) {
        return new Progress(terminal, true, totalBytes);
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

    /** The same stream; what is read of it moves the bar. */
    InputStream watch(InputStream stream) {
        return new FilterInputStream(stream) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                advance(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int count = super.read(bytes, from, length);
                advance(Math.max(0, count));
                return count;
            }
        };
    }

    private void advance(int bytes) {
        read += bytes;
        if (watched && System.nanoTime() - shownAt > EVERY_NANOS) {
            shownAt = System.nanoTime();
            shown = true;
            long part = total <= 0 ? 0 : Math.min(100, read * 100 / total);
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
