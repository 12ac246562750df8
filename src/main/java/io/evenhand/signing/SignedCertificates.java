package io.evenhand.signing;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.util.Store;

/** The certificates that came with a signature. */
final class SignedCertificates {
    /** More than any chain has; who sends more wants others to work. */
    private static final int MOST = 16;

    private SignedCertificates() {}

    static List<X509Certificate> of(Store<X509CertificateHolder> store) throws CertificateException {
        var converter = new JcaX509CertificateConverter();
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : store.getMatches(null)) {
            if (certificates.size() == MOST) {
                throw new CertificateException("more than " + MOST + " certificates");
            }
            certificates.add(converter.getCertificate(holder));
        }
        return certificates;
    }
}
