package io.evenhand.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * What another authority says of one of its certificates, as far as it has signed it.
 *
 * @param encoded as it goes into a document
 * @param signers certificates that the answer was signed with, where that is not the authority's own
 */
record OutsideAnswer(boolean isList, byte[] encoded, boolean revoked, List<X509Certificate> signers) {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    private static final int MOST_ADDRESSES = 3;

    static List<URI> responders(X509Certificate certificate) {
        var addresses = new ArrayList<URI>();
        Extensions extensions = extensions(certificate);
        AuthorityInformationAccess access =
                extensions == null ? null : AuthorityInformationAccess.fromExtensions(extensions);
        if (access != null) {
            for (AccessDescription description : access.getAccessDescriptions()) {
                if (AccessDescription.id_ad_ocsp.equals(description.getAccessMethod())) {
                    add(description.getAccessLocation(), addresses);
                }
            }
        }
        return addresses;
    }

    static List<URI> lists(X509Certificate certificate) {
        var addresses = new ArrayList<URI>();
        Extensions extensions = extensions(certificate);
        CRLDistPoint points = extensions == null ? null : CRLDistPoint.fromExtensions(extensions);
        if (points != null) {
            for (DistributionPoint point : points.getDistributionPoints()) {
                DistributionPointName name = point.getDistributionPoint();
                if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                    for (GeneralName one :
                            GeneralNames.getInstance(name.getName()).getNames()) {
                        add(one, addresses);
                    }
                }
            }
        }
        return addresses;
    }

    private static @org.jspecify.annotations.Nullable Extensions extensions(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate).getExtensions();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("A certificate that cannot be encoded", e);
        }
    }

    private static void add(GeneralName name, List<URI> addresses) {
        if (name.getTagNo() == GeneralName.uniformResourceIdentifier && addresses.size() < MOST_ADDRESSES) {
            try {
                addresses.add(
                        URI.create(ASN1IA5String.getInstance(name.getName()).getString()));
            } catch (IllegalArgumentException noAddress) {
                // Whatever it is, nobody can be asked there.
                return;
            }
        }
    }

    static byte[] question(X509Certificate certificate, X509Certificate issuer) throws IOException {
        try {
            return new OCSPReqBuilder()
                    .addRequest(id(certificate, issuer))
                    .build()
                    .getEncoded();
        } catch (OCSPException | GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("the question cannot be put", e);
        }
    }

    private static CertificateID id(X509Certificate certificate, X509Certificate issuer)
            throws OCSPException, GeneralSecurityException, OperatorCreationException {
        return new CertificateID(
                digests().get(CertificateID.HASH_SHA1),
                new JcaX509CertificateHolder(issuer),
                certificate.getSerialNumber());
    }

    private static DigestCalculatorProvider digests() throws OperatorCreationException {
        return new JcaDigestCalculatorProviderBuilder().build();
    }

    /** @throws IOException if the answer does not say it of this certificate, now, in the issuer's name */
    static OutsideAnswer ofResponder(byte[] body, X509Certificate certificate, X509Certificate issuer, Instant now)
            throws IOException {
        try {
            var response = new OCSPResp(body);
            if (response.getStatus() != OCSPResp.SUCCESSFUL
                    || !(response.getResponseObject() instanceof BasicOCSPResp basic)) {
                throw new IOException("the responder refuses, with status " + response.getStatus());
            }
            List<X509Certificate> signers = signers(basic, issuer, now);
            CertificateID id = id(certificate, issuer);
            for (SingleResp single : basic.getResponses()) {
                if (single.getCertID().getSerialNumber().equals(certificate.getSerialNumber())
                        && single.getCertID().matchesIssuer(new JcaX509CertificateHolder(issuer), digests())
                        && single.getCertID().getHashAlgOID().equals(id.getHashAlgOID())) {
                    requireNow(single.getThisUpdate(), single.getNextUpdate(), now);
                    if (single.getCertStatus() instanceof UnknownStatus) {
                        throw new IOException("the responder does not know the certificate");
                    }
                    return new OutsideAnswer(
                            false, response.getEncoded(), single.getCertStatus() instanceof RevokedStatus, signers);
                }
            }
            throw new IOException("the responder answers about something else");
        } catch (OCSPException | GeneralSecurityException | OperatorCreationException | CertException e) {
            throw new IOException("the answer is damaged", e);
        } catch (NullPointerException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw new IOException("the answer is none", e);
        }
    }

    private static List<X509Certificate> signers(BasicOCSPResp answer, X509Certificate issuer, Instant now)
            throws IOException, OCSPException, OperatorCreationException, GeneralSecurityException, CertException {
        if (answer.isSignatureValid(verifier(issuer))) {
            return List.of();
        }
        for (X509CertificateHolder holder : answer.getCerts()) {
            X509Certificate delegate = new JcaX509CertificateConverter().getCertificate(holder);
            List<String> purposes = delegate.getExtendedKeyUsage();
            if (purposes != null
                    && purposes.contains(OCSP_SIGNING)
                    && !now.isAfter(delegate.getNotAfter().toInstant())
                    && holder.isSignatureValid(verifier(issuer))
                    && answer.isSignatureValid(verifier(delegate))) {
                return List.of(delegate);
            }
        }
        throw new IOException("the answer is not signed by whom the authority has named");
    }

    /** @throws IOException if the list is not of this issuer, or not of now */
    static OutsideAnswer ofList(byte[] body, X509Certificate certificate, X509Certificate issuer, Instant now)
            throws IOException {
        try {
            var list = new X509CRLHolder(body);
            if (!list.getIssuer().equals(new JcaX509CertificateHolder(issuer).getSubject())
                    || !list.isSignatureValid(verifier(issuer))) {
                throw new IOException("the list is not signed by the authority");
            }
            if (list.getExtension(Extension.issuingDistributionPoint) != null
                    || list.getExtension(Extension.deltaCRLIndicator) != null) {
                throw new IOException("the list is only a part of one");
            }
            requireNow(list.getThisUpdate(), list.getNextUpdate(), now);
            BigInteger serial = certificate.getSerialNumber();
            return new OutsideAnswer(true, body, list.getRevokedCertificate(serial) != null, List.of());
        } catch (GeneralSecurityException | OperatorCreationException | CertException e) {
            throw new IOException("the list is damaged", e);
        } catch (NullPointerException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw new IOException("the list is none", e);
        }
    }

    private static void requireNow(Date from, @org.jspecify.annotations.Nullable Date until, Instant now)
            throws IOException {
        if (from.toInstant().isAfter(now.plus(CLOCK_SKEW))
                || until != null && until.toInstant().isBefore(now.minus(CLOCK_SKEW))) {
            throw new IOException("what it says is of another time");
        }
    }

    private static ContentVerifierProvider verifier(X509Certificate certificate) throws OperatorCreationException {
        return new JcaContentVerifierProviderBuilder().build(certificate.getPublicKey());
    }
}
