package io.evenhand.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Proves that only a few documents are checked at once, and that a place is free again whatever becomes of a file. */
class VerificationsTests {
    private static final byte[] NO_PDF = "no PDF".getBytes(StandardCharsets.US_ASCII);

    private final Verifications verifications = new Verifications(
            new Verifier(SealedSample.CLOCK),
            SealedSample.SIGNING,
            new VerificationSettings(1, Duration.ofSeconds(1), Duration.ofMinutes(5), 10));

    @Test
    void whoComesWhileOthersAreServedIsAskedToComeAgainAndThenServed() throws Exception {
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var other = new Thread(() -> {
            try {
                var unused = verifications.verify(new SentFile("a.pdf", 1, () -> {
                    inside.countDown();
                    awaitQuietly(leave);
                    return NO_PDF;
                }));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        other.start();
        inside.await();
        assertThat(verifications.verify(sent("b.pdf", NO_PDF))).isEmpty();
        leave.countDown();
        other.join();
        assertThat(verifications.verify(sent("b.pdf", NO_PDF))).isPresent();
    }

    @Test
    void aFileThatCannotBeReadLeavesItsPlaceToOthers() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> verifications.verify(new SentFile("a.pdf", 1, () -> {
                        throw new IOException("the connection broke");
                    })))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the connection broke");
        }
        assertThat(verifications.verify(sent("b.pdf", NO_PDF))).isPresent();
    }

    @Test
    void thisInstallationsAuthorityIsTrustedAndNamed() throws Exception {
        var report = verifications.verify(sent("a.pdf", SealedSample.SEALED));
        assertThat(report).get().extracting(VerificationReport::verdict).isEqualTo(Verdict.VALID);
        assertThat(verifications.ownAuthority()).startsWith("Evenhand Authority");
    }

    @Test
    void filesThatCameTogetherAreNamedApartAndWhatIsNeitherADocumentNorEvidenceIsNamed() throws Exception {
        byte[] json = "{\"a\": 1}".getBytes(StandardCharsets.US_ASCII);
        CheckedTogether checked = verifications
                .verify(
                        List.of(
                                sent("a.pdf", SealedSample.SEALED),
                                sent("a.pdf", NO_PDF),
                                sent("notes.json", json),
                                new SentFile("huge.pdf", Verifier.MAXIMUM_FILE_BYTES + 1L, () -> {
                                    throw new IOException("nobody reads it");
                                })),
                        TrustAnchors.none())
                .orElseThrow();
        assertThat(checked.files())
                .extracting(VerificationReport::fileName)
                .containsExactly("a.pdf", "a.pdf (2)", "notes.json", "huge.pdf");
        assertThat(checked.files())
                .extracting(VerificationReport::verdict)
                .containsExactly(Verdict.VALID, Verdict.UNREADABLE, Verdict.UNREADABLE, Verdict.UNREADABLE);
        assertThat(checked.files().stream()
                        .map(file -> file.findings().getFirst().text())
                        .skip(1))
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("“a.pdf (2)” is neither a PDF nor evidence"),
                        text -> assertThat(text).startsWith("“notes.json” is no evidence that can be checked."),
                        text -> assertThat(text).startsWith("“huge.pdf” is larger than 50 MB"));
        assertThat(checked.evidence()).isEmpty();
        assertThat(verifications.verify(sent("b.pdf", NO_PDF)))
                .as("the place is free again")
                .isPresent();
    }

    @Test
    void filesThatCameTogetherHaveTheTimeOfOne() throws Exception {
        var hasty = new Verifications(
                new Verifier(SealedSample.CLOCK),
                SealedSample.SIGNING,
                new VerificationSettings(1, Duration.ofMillis(5), Duration.ofNanos(1), 10));
        assertThat(hasty.verify(List.of(sent("a.pdf", SealedSample.SEALED)), TrustAnchors.none()))
                .get()
                .satisfies(checked -> assertThat(
                                checked.files().getFirst().findings().getFirst().text())
                        .contains("“a.pdf” was not checked"));
    }

    private static SentFile sent(String name, byte[] content) {
        return new SentFile(name, content.length, () -> content);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
