package io.evenhand.signing;

import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** Who a certificate speaks of; a part that it does not state is empty. */
public record CertificateSubject(String name, String organisation) {
    public static CertificateSubject of(X509Certificate certificate) {
        return of(certificate.getSubjectX500Principal());
    }

    private static CertificateSubject of(X500Principal principal) {
        X500Name subject = X500Name.getInstance(principal.getEncoded());
        return new CertificateSubject(part(subject, BCStyle.CN), part(subject, BCStyle.O));
    }

    /** The name by which people know whom it speaks of: their own, else the organisation's, else all of it. */
    public static String nameIn(X500Principal principal) {
        CertificateSubject subject = of(principal);
        String shorter = subject.name().isEmpty() ? subject.organisation() : subject.name();
        return shorter.isEmpty() ? principal.getName() : shorter;
    }

    /**
     * Whether it is an organisation's certificate, with which whoever it lets sign for it, and not that of one person: it states the
     * organisation's number in a register (ETSI EN 319 412-3), or bears its name.
     */
    public static boolean isOfAnOrganisation(X509Certificate certificate) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        String organisation = part(subject, BCStyle.O);
        boolean person = !part(subject, BCStyle.GIVENNAME).isEmpty()
                || !part(subject, BCStyle.SURNAME).isEmpty();
        return !person
                && (!part(subject, BCStyle.ORGANIZATION_IDENTIFIER).isEmpty()
                        || !organisation.isEmpty() && organisation.equals(part(subject, BCStyle.CN)));
    }

    private static String part(X500Name subject, ASN1ObjectIdentifier attribute) {
        var parts = subject.getRDNs(attribute);
        return parts.length == 0
                ? ""
                : IETFUtils.valueToString(parts[0].getFirst().getValue());
    }
}
