package io.evenhand.verification;

import io.evenhand.signing.TrustedPath;
import io.evenhand.signing.TrustedPath.Objection;
import io.evenhand.signing.TrustedPath.Use;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Whether a certificate vouches for a signature inside a document, by {@link TrustedPath}, the same rule as for signatures beside their content.
 * A second opinion beside {@link Trust}: where the two differ, nobody is trusted. What was withdrawn is looked at by itself, with the lists
 * that the document carries; that a timestamp's certificate has ended since takes nothing from it, for later timestamps over the whole renew it.
 */
final class CertificateRules {
    private final TrustedPath path;

    CertificateRules(TrustAnchors anchors, Collection<X509Certificate> known) {
        this.path = new TrustedPath(anchors.certificates(), known);
    }

    /** @return why the certificate does not vouch for what was signed at the moment, in a clause for people; null if it does */
    @Nullable
    String objection(X509Certificate certificate, Use use, Instant at) {
        return path.objection(certificate, use, at)
                .map(objection -> words(objection, use))
                .orElse(null);
    }

    private static String words(Objection objection, Use use) {
        return switch (objection) {
            case Objection.WeakKey weak -> weak.reason();
            case Objection.NotMeantForIt ignored ->
                use == Use.SIGNING
                        ? "the certificate was not made for signing"
                        : "the certificate of its timestamp was not made for timestamps";
            case Objection.NotYetInForce ignored -> "the certificate was not yet in force at the time";
            case Objection.Ended ignored -> "the certificate was not in force at the time";
            case Objection.NoPath ignored -> "no authority that you trust issued the certificate, or not by the rules";
        };
    }
}
