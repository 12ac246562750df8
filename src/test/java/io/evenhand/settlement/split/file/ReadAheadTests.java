package io.evenhand.settlement.split.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.table.EndlessPart;
import io.evenhand.table.LineProblem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Proves that a file which takes too long is given up by whoever waits for it, and by the thread that reads it. */
class ReadAheadTests {
    private static final RevenueFile.Sink NOBODY = new RevenueFile.Sink() {
        @Override
        public void line(long number, RevenueLine line) {}

        @Override
        public void problem(LineProblem problem) {}
    };

    @Test
    void whoStopsWaitingForAWorkbookWithoutAnEndEndsItsReader() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        assertThatThrownBy(() -> ReadAhead.read(
                        to -> {
                            try {
                                unpackForEver();
                            } finally {
                                ended.countDown();
                            }
                        },
                        Duration.ofMillis(1),
                        NOBODY))
                .isInstanceOf(SlowFileException.class);
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private static void unpackForEver() throws IOException {
        byte[] bytes = new byte[8_192];
        try (InputStream part = EndlessPart.open()) {
            int count = 1;
            while (count > 0) {
                count = part.read(bytes);
            }
        }
    }
}
