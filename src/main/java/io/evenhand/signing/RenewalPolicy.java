package io.evenhand.signing;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When the last timestamp of a document wants another one over it: some time before its certificate ends, or once its digest or key
 * is on the list of those that age. A timestamp is never renewed in the first half of its certificate's remaining life, nor, for its
 * algorithm, within a year: an authority that offers nothing better would else be asked every day.
 */
final class RenewalPolicy {
    private static final Duration YEAR = Duration.ofDays(365);

    private final Duration before;
    private final Set<String> ageing;

    /**
     * @param before the end of the certificate of the last timestamp
     * @param ageing names such as {@code SHA-256}, {@code RSA-2048}, {@code EC-256}: RSA keys of at most, and curves of at most so
     *     many bits
     */
    RenewalPolicy(Duration before, List<String> ageing) {
        this.before = before;
        this.ageing = ageing.stream()
                .map(name -> name.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** What matters of a timestamp. @param digest such as SHA-256 */
    record Last(Instant at, X509Certificate certificate, String digest) {}

    /** From when on it is due; it may lie in the past. */
    Instant dueAt(Last last) {
        Instant until = last.certificate().getNotAfter().toInstant();
        Instant halfLife = last.at().plus(Duration.between(last.at(), until).dividedBy(2));
        Instant byCertificate = until.minus(before);
        Instant due = byCertificate.isBefore(halfLife) ? halfLife : byCertificate;
        Instant byAlgorithm = last.at().plus(YEAR);
        return isAgeing(last) && byAlgorithm.isBefore(due) ? byAlgorithm : due;
    }

    private boolean isAgeing(Last last) {
        if (ageing.contains(last.digest().toUpperCase(Locale.ROOT))) {
            return true;
        }
        var key = last.certificate().getPublicKey();
        String kind = key instanceof RSAPublicKey ? "RSA-" : "EC-";
        int bits = switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength();
            case ECPublicKey ec -> ec.getParams().getCurve().getField().getFieldSize();
            default -> 0;
        };
        return ageing.stream()
                .filter(name -> name.startsWith(kind))
                .map(name -> name.substring(kind.length()))
                .filter(number -> number.matches("\\d{1,5}"))
                .anyMatch(number -> bits <= Integer.parseInt(number));
    }
}
