package io.evenhand.verification;

import io.evenhand.signing.CertificateSubject;
import io.evenhand.signing.Signing;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
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

    /** How many files may come together. */
    public static final int MOST_FILES = 10;

    /** How large they may be together: the largest document, and the evidence beside it. */
    public static final long MOST_BYTES = Verifier.MAXIMUM_FILE_BYTES + 10L * 1024 * 1024;

    /**
     * Checks a document, including that it is PDF/A. Waits a little for others to be done.
     *
     * @return empty if there are too many others; then come again later
     */
    public Optional<VerificationReport> verify(SentFile pdf) throws IOException {
        return together(List.of(pdf), TrustAnchors.none(), false)
                .map(checked -> checked.files().getFirst());
    }

    /**
     * Checks documents and the evidence that belongs to them, and holds the one against the other. All of them together have the time
     * and the place of one. A file that is neither is said to be so; the others are checked all the same.
     *
     * @param files at most {@value #MOST_FILES}; those that have the same name get a number behind it
     * @param further authorities that the asker trusts beside this installation's
     * @return empty if there are too many others; then come again later
     */
    public Optional<CheckedTogether> verify(List<SentFile> files, TrustAnchors further) throws IOException {
        return together(files, further, true);
    }

    private Optional<CheckedTogether> together(List<SentFile> files, TrustAnchors further, boolean evidence)
            throws IOException {
        if (files.isEmpty() || files.size() > MOST_FILES) {
            throw new IllegalArgumentException("From 1 to " + MOST_FILES + " files are checked together");
        }
        if (!admitted()) {
            return Optional.empty();
        }
        Set<X509Certificate> trusted = new HashSet<>(further.certificates());
        trusted.addAll(signing.trustAnchors());
        // The place is free again once nothing works on any of the files any more, which may be later than the answer.
        var going = new GoingTogether(verifier, new TrustAnchors(trusted), settings.limit(), evidence, places::release);
        try {
            return Optional.of(going.check(files));
        } finally {
            going.end();
        }
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
