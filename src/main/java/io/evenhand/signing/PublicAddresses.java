package io.evenhand.signing;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where this installation's authority answers the public: what certificates name, so that anybody's program finds whether
 * they were withdrawn. An address that means only this machine is named in none.
 */
record PublicAddresses(@Nullable String base) {
    static final String AUTHORITY = "/pki/authority.crt";
    static final String REVOCATIONS = "/pki/revocations.crl";
    static final String OCSP = "/pki/ocsp";

    static PublicAddresses none() {
        return new PublicAddresses((String) null);
    }

    /**
     * By http, if nothing else is said: what is told there is signed, and whoever would first check the certificate of an https
     * address would have to ask whether that was withdrawn (RFC 5280, 4.2.1.13).
     *
     * @param own empty, or where this installation's authority answers
     * @param desk empty, or the address under which people reach the desk; one with a port of its own is kept as it is
     */
    static PublicAddresses of(String own, String desk) {
        return of(own.isBlank() ? desk.strip().replaceFirst("(?i)^https://([^/:]+)(?=/|$)", "http://$1") : own);
    }

    /** @param configured empty, or the address that certificates are to name */
    static PublicAddresses of(String configured) {
        String base = configured.strip().replaceAll("/+$", "");
        return base.isEmpty() || isOnlyHere(base) ? none() : new PublicAddresses(base);
    }

    private static boolean isOnlyHere(String base) {
        try {
            String host = URI.create(base).getHost();
            return host == null
                    || host.equalsIgnoreCase("localhost")
                    // A name is not looked up: only what is written as an address of this machine is one.
                    || host.matches("[0-9.]+|\\[.*]")
                            && InetAddress.getByName(host).isLoopbackAddress();
        } catch (IllegalArgumentException | UnknownHostException e) {
            return true;
        }
    }

    String authority(X509Certificate authority) {
        return base + AUTHORITY + "?authority=" + id(authority);
    }

    String revocations(X509Certificate authority) {
        return base + REVOCATIONS + "?authority=" + id(authority);
    }

    String ocsp() {
        return base + OCSP;
    }

    /** Tells one authority of this installation from the next: 16 hexadecimal digits of its key. */
    static String id(X509Certificate authority) {
        byte[] hash = SignatureScheme.sha256(authority.getPublicKey().getEncoded());
        return HexFormat.of().formatHex(hash, 0, 8);
    }

    /** As people and files write a serial number. */
    static String serial(BigInteger serial) {
        return serial.toString(16);
    }
}
