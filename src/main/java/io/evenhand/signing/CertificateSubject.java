package io.evenhand.signing;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/** Who a certificate speaks of; a part that it does not state is empty. */
public record CertificateSubject(String name, String organisation) {
    public static CertificateSubject of(X509Certificate certificate) {
        try {
            X500Name subject = new JcaX509CertificateHolder(certificate).getSubject();
            return new CertificateSubject(part(subject, BCStyle.CN), part(subject, BCStyle.O));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("A certificate that cannot be encoded", e);
        }
    }

    private static String part(X500Name subject, ASN1ObjectIdentifier attribute) {
        var parts = subject.getRDNs(attribute);
        return parts.length == 0
                ? ""
                : IETFUtils.valueToString(parts[0].getFirst().getValue());
    }
}
