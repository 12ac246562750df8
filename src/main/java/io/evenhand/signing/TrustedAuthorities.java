package io.evenhand.signing;

import io.evenhand.signing.TrustedPath.Objection;
import io.evenhand.signing.TrustedPath.Use;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

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
     * somebody does. By the rule of {@link TrustedPath}.
     *
     * @param beside certificates that may lie between
     */
    Optional<String> flaw(X509Certificate certificate, Use use, Collection<X509Certificate> beside, Instant at) {
        return new TrustedPath(certificates, beside)
                .objection(certificate, use, at)
                .map(objection -> words(objection, use));
    }

    private static String words(Objection objection, Use use) {
        return switch (objection) {
            case Objection.WeakKey weak -> "proves nothing: " + weak.reason();
            case Objection.NotMeantForIt ignored ->
                use == Use.SIGNING ? "was not made for signing" : "is not made for timestamps";
            case Objection.NotYetInForce ignored -> "had not begun by then";
            case Objection.Ended ignored -> "had ended by then";
            case Objection.NoPath ignored -> "was issued by no authority that you trust";
        };
    }
}
