package io.evenhand.verification;

import io.evenhand.signing.DocumentSigningPolicy;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate must be to vouch for a signature: a strong key, meant for this, and a path to a trusted authority on the day that
 * keeps to every limit (names, lengths, who may issue, extensions that must be understood), by RFC 5280 as Java applies it. A second
 * opinion beside {@link Trust}: where the two differ, nobody is trusted.
 */
final class CertificateRules {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
    private static final int LONGEST_PATH = 4;

    /** What a certificate is used for. */
    enum Use {
        SIGNING,
        TIME_STAMPING
    }

    private final Set<TrustAnchor> anchors;
    private final Collection<X509Certificate> known;

    CertificateRules(TrustAnchors anchors, Collection<X509Certificate> known) {
        this.anchors = anchors.certificates().stream()
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toSet());
        this.known = known;
    }

    /** @return why the certificate does not vouch for what was signed at the moment, in a clause for people; null if it does */
    @Nullable
    String objection(X509Certificate certificate, Use use, Instant at) {
        String weak = weakness(certificate.getPublicKey());
        if (weak != null) {
            return weak;
        }
        if (!isMeantFor(certificate, use)) {
            return use == Use.SIGNING
                    ? "the certificate was not made for signing"
                    : "the certificate of its timestamp was not made for timestamps";
        }
        if (at.isBefore(certificate.getNotBefore().toInstant())) {
            return "the certificate was not yet in force at the time";
        }
        if (at.isAfter(certificate.getNotAfter().toInstant())) {
            return "the certificate was not in force at the time";
        }
        return hasPath(certificate, at)
                ? null
                : "no authority that you trust issued the certificate, or not by the rules";
    }

    /** @return why the key is too weak, in a clause for people; null if it is strong */
    static @Nullable String weakness(PublicKey key) {
        return DocumentSigningPolicy.weakness(key);
    }

    private static boolean isMeantFor(X509Certificate certificate, Use use) {
        if (use == Use.SIGNING) {
            return DocumentSigningPolicy.isForDocuments(certificate);
        }
        boolean[] usage = certificate.getKeyUsage();
        try {
            return usage != null
                    && (usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION])
                    && certificate.getBasicConstraints() < 0
                    && List.of(TIME_STAMPING).equals(certificate.getExtendedKeyUsage());
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    private boolean hasPath(X509Certificate certificate, Instant at) {
        if (anchors.isEmpty()) {
            return false;
        }
        try {
            var target = new X509CertSelector();
            target.setCertificate(certificate);
            var parameters = new PKIXBuilderParameters(anchors, target);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
            parameters.setDate(Date.from(at));
            parameters.setMaxPathLength(LONGEST_PATH);
            // What was withdrawn is looked at by itself, with the lists that the document carries.
            parameters.setRevocationEnabled(false);
            // Timestamps have their purpose in a critical extension, which is compared above.
            parameters.addCertPathChecker(new PurposeChecked());
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (GeneralSecurityException noPath) {
            return false;
        }
    }
}
