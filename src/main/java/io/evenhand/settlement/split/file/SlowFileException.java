package io.evenhand.settlement.split.file;

import java.io.IOException;

/** A file takes longer to read than whoever asked for it waits. */
public final class SlowFileException extends IOException {
    SlowFileException() {
        super("takes longer to read than somebody waits");
    }
}
