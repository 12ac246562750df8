package io.evenhand.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** Timestamps by RFC 3161 for other things than documents: the digest goes out, and nothing else. */
public final class Timestamps {
    private final TimestampAuthority authority;
    private final boolean outside;

    Timestamps(TimestampAuthority authority, boolean outside) {
        this.authority = authority;
        this.outside = outside;
    }

    /** By authorities on the network, asked in this order until one answers well; for whoever works without an installation. */
    public static Timestamps of(List<URI> urls, Clock clock) {
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("Name an authority to ask");
        }
        return new Timestamps(new RemoteTimestamps(urls, "", clock), true);
    }

    /** Whether somebody else than this installation says the time. */
    public boolean isFromOutside() {
        return outside;
    }

    /**
     * @param sha256 the digest of what is stamped
     * @return the token, DER
     * @throws TimestampUnavailableException if no token could be had
     */
    public byte[] stamp(byte[] sha256) {
        try {
            return authority.timestamp(sha256).getEncoded("DER");
        } catch (IOException impossible) {
            throw new UncheckedIOException("a token that was just read", impossible);
        }
    }
}
