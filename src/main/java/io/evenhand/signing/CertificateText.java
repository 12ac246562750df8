package io.evenhand.signing;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** How certificates are written down, and by what people compare them. */
public final class CertificateText {
    private static final int LINE = 64;

    private CertificateText() {}

    /** The bytes of the certificate itself. */
    public static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read or made can be written", e);
        }
    }

    /** Ends with a line break; ASCII alone. */
    public static String pem(X509Certificate certificate) {
        Base64.Encoder lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
        return "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(der(certificate))
                + "\n-----END CERTIFICATE-----\n";
    }

    /** One after the other. */
    public static String pem(Collection<X509Certificate> certificates) {
        return certificates.stream().map(CertificateText::pem).collect(Collectors.joining());
    }

    /** Whether whoever it is about issued it: an authority's own, that nobody else vouches for. */
    public static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }

    /** SHA-256 of the certificate: 64 lower-case hexadecimal digits. */
    public static String fingerprint(X509Certificate certificate) {
        return HexFormat.of().formatHex(SignatureScheme.sha256(der(certificate)));
    }

    /** The same in upper case, in pairs with colons, as browsers and operating systems show it. */
    public static String fingerprintInPairs(X509Certificate certificate) {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(SignatureScheme.sha256(der(certificate)));
    }
}
