package io.evenhand.signing;

import io.evenhand.signing.TrustedPath.Use;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;

/**
 * What a timestamp says. That its signature holds is checked here; whether its authority is to be believed is for whoever reads its
 * name, since everybody can found one.
 */
public sealed interface TimestampReading {
    /** Tokens are a few kilobytes; nobody has to read more. */
    int MOST_BYTES = RemoteTimestamps.MOST_TOKEN_BYTES;

    /**
     * @param authority the subject of the certificate that signed it
     * @param certificate that signed it
     * @param beside those that came with it
     */
    record Sound(Instant time, String authority, X509Certificate certificate, List<X509Certificate> beside)
            implements TimestampReading {
        public Sound {
            beside = List.copyOf(beside);
        }

        /**
         * Why nobody who is trusted vouches for it, as the end of a sentence that begins with its certificate; empty if somebody does. Its
         * certificate must be made for it, in force when it was made, and still be: who knows what becomes of a key that nobody guards any
         * more.
         */
        public Optional<String> distrust(TrustedAuthorities trusted) {
            if (trusted.now().isAfter(certificate.getNotAfter().toInstant())) {
                return Optional.of("has ended since, on "
                        + LocalDate.ofInstant(certificate.getNotAfter().toInstant(), ZoneOffset.UTC));
            }
            return trusted.flaw(certificate, Use.TIME_STAMPING, beside, time);
        }
    }

    /** @param reason the end of a sentence: "is not signed by the certificate that it names" */
    record Unsound(String reason) implements TimestampReading {}

    /** @param base64 the token, DER @param sha256 the digest that it must be about */
    static TimestampReading of(String base64, byte[] sha256) {
        byte[] token;
        try {
            token = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException other) {
            return new Unsound("is not written in Base64");
        }
        return of(token, sha256);
    }

    /** @param token DER @param sha256 the digest that it must be about */
    static TimestampReading of(byte[] token, byte[] sha256) {
        if (token.length > MOST_BYTES) {
            return new Unsound("is longer than any that an authority sends");
        }
        try {
            return read(new TimeStampToken(new CMSSignedData(token)), sha256);
        } catch (TSPException
                | CMSException
                | IOException
                | GeneralSecurityException
                | OperatorCreationException
                | RuntimeException e) {
            // What strangers hand in breaks the parser in ways that no list foresees.
            return new Unsound("cannot be read, or is not signed as one must be");
        }
    }

    private static TimestampReading read(TimeStampToken token, byte[] sha256)
            throws TSPException, IOException, GeneralSecurityException, OperatorCreationException {
        boolean isStrong = NISTObjectIdentifiers.id_sha256.equals(
                token.getTimeStampInfo().getHashAlgorithm().getAlgorithm());
        if (!isStrong || !MessageDigest.isEqual(token.getTimeStampInfo().getMessageImprintDigest(), sha256)) {
            return new Unsound("is about something else");
        }
        @SuppressWarnings("unchecked") // the library's selector of certificates is declared without its type
        var found = token.getCertificates().getMatches((Selector<X509CertificateHolder>) token.getSID());
        if (found.size() != 1) {
            return new Unsound("does not hold the certificate that it is signed with");
        }
        X509CertificateHolder certificate = found.iterator().next();
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        List<X509Certificate> all = SignedCertificates.of(token.getCertificates());
        return new Sound(
                token.getTimeStampInfo().getGenTime().toInstant(),
                certificate.getSubject().toString(),
                new JcaX509CertificateConverter().getCertificate(certificate),
                all);
    }
}
