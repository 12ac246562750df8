package io.evenhand.verification;

import java.util.concurrent.Callable;

/**
 * A file made to deceive.
 *
 * @param name what is done
 * @param says a part of what must be said of it; empty where any reason will do
 */
record Attack(String name, Callable<byte[]> file, String says) {
    static Attack of(String name, Callable<byte[]> file, String says) {
        return new Attack(name, file, says);
    }

    @Override
    public String toString() {
        return name;
    }
}
