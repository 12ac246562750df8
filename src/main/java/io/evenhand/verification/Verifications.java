package io.evenhand.verification;

import io.evenhand.signing.CertificateSubject;
import io.evenhand.signing.Signing;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Verifying for whoever asks over the network: a few at a time, each within a limit of time, and trusting this installation's own
 * authority. Nothing of a file outlives the answer.
 */
public final class Verifications {
    private final Verifier verifier;
    private final Signing signing;
    private final VerificationSettings settings;
    private final Semaphore places;

    Verifications(Verifier verifier, Signing signing, VerificationSettings settings) {
        this.verifier = verifier;
        this.signing = signing;
        this.settings = settings;
        this.places = new Semaphore(settings.atOnce(), true);
    }

    /**
     * Checks a document, including that it is PDF/A. Waits a little for others to be done.
     *
     * @param fileName only repeated in the report
     * @param further authorities that the asker trusts beside this installation's
     * @return empty if there are too many others; then come again later
     */
    public Optional<VerificationReport> verify(String fileName, Content pdf, TrustAnchors further)
            throws java.io.IOException {
        if (!admitted()) {
            return Optional.empty();
        }
        boolean begun = false;
        try {
            Set<X509Certificate> trusted = new HashSet<>(further.certificates());
            trusted.addAll(signing.trustAnchors());
            var request = new Verifier.Request(fileName, pdf.read(), new TrustAnchors(trusted), true);
            begun = true;
            // The place is free again once nothing works on the file any more, which may be later than the answer.
            return Optional.of(verifier.verify(request, settings.limit(), places::release));
        } finally {
            if (!begun) {
                places.release();
            }
        }
    }

    /** A file that is brought into memory only when its turn has come. */
    @FunctionalInterface
    public interface Content {
        byte[] read() throws java.io.IOException;
    }

    /** The name of the authority that is trusted without being asked for. */
    public String ownAuthority() {
        return CertificateSubject.of(signing.trustAnchor()).name();
    }

    private boolean admitted() {
        try {
            return places.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** When whoever was turned away should come again. */
    public Duration comeAgainAfter() {
        return settings.patience().plusSeconds(5);
    }
}
