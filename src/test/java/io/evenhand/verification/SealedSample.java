package io.evenhand.verification;

import io.evenhand.signing.Signatory;
import io.evenhand.signing.SignatureMark;
import io.evenhand.signing.Signing;
import io.evenhand.signing.TestDocuments;
import io.evenhand.signing.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

/** One signed agreement in each state on its way, made once for all tests that attack it. */
final class SealedSample {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Signing SIGNING = TestKeys.signing(folder().resolve("keys"), CLOCK);
    static final TrustAnchors ANCHORS = new TrustAnchors(Set.of(SIGNING.trustAnchor()));
    static final byte[] ISSUED = TestAgreement.pdf();
    static final byte[] CERTIFIED = SIGNING.certify(ISSUED, TestDocuments.fields(2));
    static final byte[] SIGNED_ONCE = signed(CERTIFIED, "party-1", TestDocuments.ADA);
    static final byte[] SEALED = finished(SIGNED_ONCE);

    private SealedSample() {}

    static byte[] signed(byte[] document, String field, Signatory signatory) {
        return SIGNING.sign(document, field, signatory, "Agreement", new SignatureMark.Printed());
    }

    /** Signed by the second party and sealed. */
    static byte[] finished(byte[] signedOnce) {
        return SIGNING.seal(signed(signedOnce, "party-2", TestDocuments.BRUNO));
    }

    /** A dishonest issuer has it certified, signed and sealed by the book. */
    static byte[] issued(byte[] pdf) {
        return finished(signed(SIGNING.certify(pdf, TestDocuments.fields(2)), "party-1", TestDocuments.ADA));
    }

    static VerificationReport verify(byte[] file) {
        return new Verifier(CLOCK).verify("agreement.pdf", file, ANCHORS);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[] first, String then) {
        return bytes(text(first) + then);
    }

    private static java.nio.file.Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(java.nio.file.Path.of("target")), "attacks-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
