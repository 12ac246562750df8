package io.evenhand.signing;

import java.security.GeneralSecurityException;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one rule for whose certificate is believed, for a signature beside its content as for one inside a document: a strong key, meant for this
 * use, in force at the moment, and a path to an authority that somebody trusts which keeps to every limit (names, lengths, who may issue, what
 * must be understood), by RFC 5280 as Java applies it. Offline: whether something was withdrawn is not asked here.
 *
 * <p>Until when an authority of one's own choice lasts is not looked at, as RFC 5280 has it: whoever trusts it, trusts its key.
 *
 * <p>Whoever asks adds what only they can know. {@link TrustedAuthorities} believes a timestamp beside its content only while its certificate
 * lasts, for nothing renews it; the check of a document later does not ask that, for the timestamps over the whole renew those inside, and
 * looks instead at the lists of what was withdrawn that the document carries.
 */
public final class TrustedPath {
    /** More authorities than anybody puts between their root and a certificate; who sends more wants others to work. */
    static final int MOST_BETWEEN = 4;

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

    /** What a certificate is used for. */
    public enum Use {
        SIGNING,
        TIME_STAMPING
    }

    /** Why a certificate is not believed. */
    public sealed interface Objection {
        /** @param reason a clause for people, such as "its key is too weak" */
        record WeakKey(String reason) implements Objection {}

        record NotMeantForIt() implements Objection {}

        record NotYetInForce() implements Objection {}

        record Ended() implements Objection {}

        /** No trusted authority issued it, or not by the rules. */
        record NoPath() implements Objection {}
    }

    private final Set<X509Certificate> trusted;
    private final List<X509Certificate> between;

    /** @param beside certificates that may lie between; of those with a weak key none does, for anybody could issue with it */
    public TrustedPath(Set<X509Certificate> trusted, Collection<X509Certificate> beside) {
        this.trusted = trusted;
        this.between = beside.stream()
                .filter(certificate -> DocumentSigningPolicy.weakness(certificate.getPublicKey()) == null)
                .toList();
    }

    /** Empty where a trusted authority vouches for the certificate at the moment. */
    public Optional<Objection> objection(X509Certificate certificate, Use use, Instant at) {
        String weak = DocumentSigningPolicy.weakness(certificate.getPublicKey());
        if (weak != null) {
            return Optional.of(new Objection.WeakKey(weak));
        }
        if (!isMeantFor(certificate, use)) {
            return Optional.of(new Objection.NotMeantForIt());
        }
        if (at.isBefore(certificate.getNotBefore().toInstant())) {
            return Optional.of(new Objection.NotYetInForce());
        }
        if (at.isAfter(certificate.getNotAfter().toInstant())) {
            return Optional.of(new Objection.Ended());
        }
        return leads(certificate, at) ? Optional.empty() : Optional.of(new Objection.NoPath());
    }

    private static boolean isMeantFor(X509Certificate certificate, Use use) {
        return switch (use) {
            case SIGNING -> DocumentSigningPolicy.isForDocuments(certificate);
            case TIME_STAMPING -> isForTimestamps(certificate);
        };
    }

    /** Made for timestamps and for nothing else (RFC 3161, 2.3), and none of an authority's. */
    private static boolean isForTimestamps(X509Certificate certificate) {
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

    private boolean leads(X509Certificate certificate, Instant at) {
        if (trusted.isEmpty()) {
            return false;
        }
        try {
            var target = new X509CertSelector();
            target.setCertificate(certificate);
            var parameters = new PKIXBuilderParameters(
                    trusted.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet()), target);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
            parameters.setDate(Date.from(at));
            parameters.setMaxPathLength(MOST_BETWEEN);
            // What was withdrawn is looked at by whoever has the lists.
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
