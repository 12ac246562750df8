package io.evenhand.access;

import java.net.URI;
import java.util.Set;

/** Which addresses of providers of single sign-on may be called, and where people come back to from there. */
public final class ProviderAddress {
    /** Where people come back to, before the id of the registration: as Spring names it, so that whoever sets up a provider finds it. */
    public static final String RETURN = "/login/oauth2/code/";

    private ProviderAddress() {}

    /** Encrypted, unless it is this very machine. */
    public static boolean isSafe(String address) {
        try {
            URI uri = URI.create(address);
            String host = uri.getHost();
            return host != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && isOnThisMachine(address)));
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** As {@link #isSafe(String)}; at this very machine only for a provider that is itself there: what others publish must not lead to us. */
    public static boolean isSafe(String address, String issuer) {
        return isSafe(address) && (isEncrypted(address) || !isEncrypted(issuer));
    }

    /** @param address that can be read as one */
    public static boolean isOnThisMachine(String address) {
        String host = URI.create(address).getHost();
        return host != null && Set.of("localhost", "127.0.0.1", "[::1]").contains(host);
    }

    private static boolean isEncrypted(String address) {
        return "https".equals(URI.create(address).getScheme());
    }
}
