package io.evenhand.signing;

import java.security.cert.Certificate;
import java.security.cert.PKIXCertPathChecker;
import java.util.Collection;
import java.util.Set;

/** Tells the builder of paths that the purpose of a certificate, which may be critical, is compared elsewhere. */
final class PurposeChecked extends PKIXCertPathChecker {
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

    @Override
    public void init(boolean forward) {
        // Remembers nothing from one certificate to the next.
    }

    @Override
    public boolean isForwardCheckingSupported() {
        return true;
    }

    @Override
    public Set<String> getSupportedExtensions() {
        return Set.of(EXTENDED_KEY_USAGE);
    }

    @Override
    public void check(Certificate certificate, Collection<String> unresolvedCriticalExtensions) {
        unresolvedCriticalExtensions.remove(EXTENDED_KEY_USAGE);
    }
}
