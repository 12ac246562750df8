package io.evenhand.signing;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The authorities that whoever checks has decided to trust. Nothing in a file is ever added to them.
 *
 * @param now when it is checked: what was signed by a certificate that has ended by then is nobody's word any more, unless a timestamp says
 *     that it was signed before
 */
public record TrustedAuthorities(Set<X509Certificate> certificates, Instant now) {
    public TrustedAuthorities {
        certificates = Set.copyOf(certificates);
    }

    /** Nobody is trusted. */
    public static TrustedAuthorities none(Instant now) {
        return new TrustedAuthorities(Set.of(), now);
    }

    /**
     * Why nobody who is trusted vouches for a certificate at a moment, as the end of a sentence that begins with the certificate; empty if
     * somebody does. Offline: whether it was withdrawn is not asked here.
     *
     * @param beside certificates that may lie between
     */
    Optional<String> flaw(X509Certificate certificate, Collection<X509Certificate> beside, Instant at) {
        try {
            certificate.checkValidity(Date.from(at));
        } catch (CertificateExpiredException over) {
            return Optional.of("had ended by then");
        } catch (CertificateNotYetValidException early) {
            return Optional.of("had not begun by then");
        }
        if (certificates.contains(certificate)) {
            return Optional.empty();
        }
        return leads(certificate, beside, at)
                ? Optional.empty()
                : Optional.of("was issued by no authority that you trust");
    }

    private boolean leads(X509Certificate certificate, Collection<X509Certificate> beside, Instant at) {
        if (certificates.isEmpty()) {
            return false;
        }
        try {
            var target = new X509CertSelector();
            target.setCertificate(certificate);
            var parameters = new PKIXBuilderParameters(
                    certificates.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet()), target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            List<X509Certificate> between = new ArrayList<>(beside);
            between.add(certificate);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
            var unused = CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (CertPathBuilderException nobody) {
            return false;
        } catch (InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("Certificates that were read serve as anchors", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java builds paths of certificates", e);
        }
    }
}
