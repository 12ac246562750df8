package io.evenhand.cli.settle;

/** Hears what is done for a sample. */
public interface Listener {
    void told(String who, String what);

    void made(String fileName, byte[] content);
}
