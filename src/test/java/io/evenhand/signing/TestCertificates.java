package io.evenhand.signing;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Certificates, and questions about them, for tests of pages. */
public final class TestCertificates {
    private TestCertificates() {}

    /** Somebody who answers questions. */
    @FunctionalInterface
    public interface Responder {
        byte[] answer(byte[] question) throws Exception;
    }

    /** A PKCS#12 file that is fit to sign with. */
    public static byte[] fit(String password, Instant now) {
        var outside = new OutsideAuthority(now);
        return OutsideAuthority.pkcs12(password, OutsideAuthority.EC.getPrivate(), outside.chainOfOne());
    }

    /** The authority behind {@link #fit}. */
    public static X509Certificate anchor(Instant now) {
        return new OutsideAuthority(now).root;
    }

    /** Whether a certificate that was never issued is said to be good; fails where the answer is none of the authority's. */
    public static boolean answersGood(byte[] authority, Responder responder) throws Exception {
        var issuer = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(authority));
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        byte[] question = new OCSPReqBuilder()
                .addRequest(new CertificateID(
                        digests.get(CertificateID.HASH_SHA1), new JcaX509CertificateHolder(issuer), BigInteger.TEN))
                .build()
                .getEncoded();
        var answer = new OCSPResp(responder.answer(question));
        if (answer.getStatus() != OCSPResp.SUCCESSFUL) {
            throw new IllegalStateException("Refused with status " + answer.getStatus());
        }
        return ((BasicOCSPResp) answer.getResponseObject()).getResponses()[0].getCertStatus() == CertificateStatus.GOOD;
    }
}
