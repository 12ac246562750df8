package io.evenhand.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Proves that only a few documents are checked at once, and that a place is free again whatever becomes of a file. */
class VerificationsTests {
    private static final byte[] NO_PDF = "no PDF".getBytes(StandardCharsets.US_ASCII);

    private final Verifications verifications = new Verifications(
            new Verifier(SealedSample.CLOCK),
            SealedSample.SIGNING,
            new VerificationSettings(1, Duration.ofMillis(5), Duration.ofSeconds(30), 10));

    @Test
    void whoComesWhileOthersAreServedIsAskedToComeAgainAndThenServed() throws Exception {
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var other = new Thread(() -> {
            try {
                var unused = verifications.verify(
                        "a.pdf",
                        () -> {
                            inside.countDown();
                            awaitQuietly(leave);
                            return NO_PDF;
                        },
                        TrustAnchors.none());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        other.start();
        inside.await();
        assertThat(verifications.verify("b.pdf", () -> NO_PDF, TrustAnchors.none()))
                .isEmpty();
        leave.countDown();
        other.join();
        assertThat(verifications.verify("b.pdf", () -> NO_PDF, TrustAnchors.none()))
                .isPresent();
    }

    @Test
    void aFileThatCannotBeReadLeavesItsPlaceToOthers() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> verifications.verify(
                            "a.pdf",
                            () -> {
                                throw new IOException("the connection broke");
                            },
                            TrustAnchors.none()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the connection broke");
        }
        assertThat(verifications.verify("b.pdf", () -> NO_PDF, TrustAnchors.none()))
                .isPresent();
    }

    @Test
    void thisInstallationsAuthorityIsTrustedAndNamed() throws Exception {
        var report = verifications.verify("a.pdf", () -> SealedSample.SEALED, TrustAnchors.none());
        assertThat(report).get().extracting(VerificationReport::verdict).isEqualTo(Verdict.VALID);
        assertThat(verifications.ownAuthority()).startsWith("Evenhand Authority");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
