package io.evenhand.signing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import org.bouncycastle.tsp.TimeStampRequest;

/** A timestamp authority for tests of other rooms, whose clock says what the test wants. */
public final class TestTimestamps {
    private TestTimestamps() {}

    public static Timestamps at(Path folder, Instant moment) {
        return new Timestamps(authority(folder, Clock.fixed(moment, ZoneOffset.UTC)), false);
    }

    /** Whoever trusts the authority of these keys, and nobody else. */
    public static TrustedAuthorities trusted(Path folder, Instant now) {
        KeyVault vault = KeyFolder.open(folder, Clock.fixed(now, ZoneOffset.UTC));
        return new TrustedAuthorities(new HashSet<>(vault.certificates(KeyRole.AUTHORITY)), now);
    }

    /** The means by which a partner signs, with certificates of these keys. */
    public static DetachedSignatures signatures(Path folder, Instant moment) {
        Clock clock = Clock.fixed(moment, ZoneOffset.UTC);
        KeyVault vault = KeyFolder.open(folder, clock);
        return new DetachedSignatures(
                vault,
                new CertificateAuthority(vault, new RegisterInMemory(), PublicAddresses.of("", ""), clock),
                new PartnerCertificates(folder, clock),
                new FetchedRevocations(List.of(), clock),
                authority(folder, clock));
    }

    private static LocalTimestamps authority(Path folder, Clock clock) {
        KeyVault vault = KeyFolder.open(folder, clock);
        return new LocalTimestamps(() -> vault.current(KeyRole.TIMESTAMP), clock);
    }

    /** An authority on loopback. */
    public record Server(HttpServer http) implements AutoCloseable {
        public static Server start(Path folder) throws IOException {
            LocalTimestamps authority = authority(folder, Clock.systemUTC());
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/", exchange -> {
                try (exchange) {
                    byte[] answer = authority
                            .answer(new TimeStampRequest(
                                    exchange.getRequestBody().readAllBytes()))
                            .getEncoded();
                    exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                }
            });
            http.start();
            return new Server(http);
        }

        public URI address() {
            return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
        }

        @Override
        public void close() {
            http.stop(0);
        }
    }
}
