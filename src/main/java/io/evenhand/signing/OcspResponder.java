package io.evenhand.signing;

import io.evenhand.signing.IssuedCertificate.Revocation;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Answers whether certificates that this installation issued are good or withdrawn (RFC 6960). Whoever asks is a stranger, so
 * what is asked is bounded, and the key that answers is not the authority's.
 */
final class OcspResponder {
    static final int MOST_REQUEST_BYTES = 8 * 1024;
    private static final int MOST_CERTIFICATES = 20;
    /** By RFC 9654. */
    private static final int LONGEST_NONCE = 128;
    /** So long an answer may be kept by whoever asked. */
    private static final Duration VALIDITY = Duration.ofHours(1);

    private final KeyVault vault;
    private final CertificateRegister register;
    private final Clock clock;
    private final DigestCalculatorProvider digests;

    OcspResponder(KeyVault vault, CertificateRegister register, Clock clock) {
        this.vault = vault;
        this.register = register;
        this.clock = clock;
        try {
            this.digests = new JcaDigestCalculatorProviderBuilder().build();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("Every Java computes digests", e);
        }
    }

    /** @return an answer in DER; also to what is no question */
    byte[] answer(byte[] request) {
        try {
            Req[] asked;
            OCSPReq read;
            try {
                read = new OCSPReq(request);
                asked = read.getRequestList();
            } catch (IOException | RuntimeException malformed) {
                return failure(OCSPRespBuilder.MALFORMED_REQUEST);
            }
            if (asked.length == 0 || asked.length > MOST_CERTIFICATES || request.length > MOST_REQUEST_BYTES) {
                return failure(OCSPRespBuilder.MALFORMED_REQUEST);
            }
            return answer(read, asked);
        } catch (OCSPException | OperatorCreationException | GeneralSecurityException | IOException e) {
            throw new IllegalStateException("A question about a certificate could not be answered", e);
        }
    }

    private byte[] answer(OCSPReq request, Req[] asked)
            throws OCSPException, OperatorCreationException, GeneralSecurityException, IOException {
        List<SigningIdentity> authorities = vault.authorities();
        SigningIdentity signer = signer(authorities, asked[0]);
        Instant now = clock.instant();
        var answer = new BasicOCSPRespBuilder(
                SubjectPublicKeyInfo.getInstance(
                        signer.certificate().getPublicKey().getEncoded()),
                sha1());
        var since = new Extensions(new Extension(
                OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff,
                false,
                new ASN1GeneralizedTime(authorities.getLast().certificate().getNotBefore()).getEncoded()));
        for (Req one : asked) {
            CertificateID id = one.getCertID();
            answer.addResponse(id, status(authorities, id), Date.from(now), Date.from(now.plus(VALIDITY)), since);
        }
        Optional<Extension> nonce = nonce(request);
        if (nonce.isPresent()) {
            answer.setResponseExtensions(new Extensions(nonce.get()));
        }
        var certificates = new X509CertificateHolder[] {new JcaX509CertificateHolder(signer.certificate())};
        return new OCSPRespBuilder()
                .build(OCSPRespBuilder.SUCCESSFUL, answer.build(signer.contentSigner(), certificates, Date.from(now)))
                .getEncoded();
    }

    /** Only a key that the authority asked about has named may answer for it; former authorities answer for themselves. */
    private SigningIdentity signer(List<SigningIdentity> authorities, Req first)
            throws OCSPException, GeneralSecurityException {
        SigningIdentity responder = vault.current(KeyRole.RESPONDER);
        for (SigningIdentity authority : authorities) {
            if (isIssuer(first.getCertID(), authority)
                    && responder.issuers().stream()
                            .noneMatch(issuer -> issuer.getPublicKey()
                                    .equals(authority.certificate().getPublicKey()))) {
                return authority;
            }
        }
        return responder;
    }

    private CertificateStatus status(List<SigningIdentity> authorities, CertificateID id)
            throws OCSPException, GeneralSecurityException {
        for (SigningIdentity authority : authorities) {
            if (isIssuer(id, authority)) {
                return status(authority, id);
            }
        }
        return new UnknownStatus();
    }

    private CertificateStatus status(SigningIdentity authority, CertificateID id) {
        String serial = PublicAddresses.serial(id.getSerialNumber());
        Optional<IssuedCertificate> known = register.find(serial)
                .filter(one -> one.authority().equals(PublicAddresses.id(authority.certificate())));
        if (known.isPresent()) {
            Revocation revocation = known.get().revocation();
            if (revocation == null) {
                return CertificateStatus.GOOD;
            }
            return new RevokedStatus(
                    Date.from(revocation.at()), revocation.reason().code());
        }
        // They are in the register only once they are withdrawn.
        boolean own = Stream.concat(
                        KeyRole.SERVICES.stream().flatMap(role -> vault.certificates(role).stream()),
                        vault.crossCertificates().stream())
                .anyMatch(certificate -> certificate.getSerialNumber().equals(id.getSerialNumber())
                        && certificate
                                .getIssuerX500Principal()
                                .equals(authority.certificate().getSubjectX500Principal()));
        return own ? CertificateStatus.GOOD : new UnknownStatus();
    }

    /** Digests of other kinds than the two in use are not computed for strangers. */
    private boolean isIssuer(CertificateID id, SigningIdentity authority)
            throws OCSPException, GeneralSecurityException {
        String digest = id.getHashAlgOID().getId();
        if (!digest.equals(CertificateID.HASH_SHA1.getAlgorithm().getId())
                && !digest.equals(CmsSignatures.SHA256.getAlgorithm().getId())) {
            return false;
        }
        return id.matchesIssuer(new JcaX509CertificateHolder(authority.certificate()), digests);
    }

    private static Optional<Extension> nonce(OCSPReq request) {
        Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce == null) {
            return Optional.empty();
        }
        try {
            int length = ASN1OctetString.getInstance(nonce.getParsedValue()).getOctets().length;
            return length >= 1 && length <= LONGEST_NONCE ? Optional.of(nonce) : Optional.empty();
        } catch (RuntimeException notOne) {
            return Optional.empty();
        }
    }

    /** The name of the key in an answer is its SHA-1, by definition; nothing rests on it. */
    private DigestCalculator sha1() throws OperatorCreationException {
        return digests.get(new AlgorithmIdentifier(CertificateID.HASH_SHA1.getAlgorithm(), DERNull.INSTANCE));
    }

    private static byte[] failure(int status) throws OCSPException, IOException {
        OCSPResp response = new OCSPRespBuilder().build(status, null);
        return response.getEncoded();
    }
}
