package io.evenhand.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A small OpenID provider on this machine: it publishes where it is and its keys, signs people in without asking, and gives tokens to whoever
 * knows the client's secret and what belongs to the challenge. It misbehaves when it is told to.
 */
public final class IdentityProvider implements AutoCloseable {
    public static final String CLIENT = "evenhand";
    public static final String SECRET = "known to two";

    /** More than anybody needs for a token. */
    private static final int HUGE = 1024 * 1024;

    /** Of somebody who calls it as the published one is called. Made beforehand: a busy machine takes seconds for one. */
    private static final RSAKey FORGED = newKey("first");

    /** What goes wrong from now on. */
    public enum Mischief {
        NONE,
        WRONG_NONCE,
        NO_NONCE,
        OTHER_ISSUER,
        OTHER_AUDIENCE,
        EXPIRED,
        UNSIGNED,
        OTHER_KEY,
        HMAC_WITH_PUBLIC_KEY,
        HMAC_WITH_SECRET,
        TOKEN_SILENT,
        TOKEN_FAILS,
        TOKEN_HUGE,
        DOCUMENT_SILENT,
        DOCUMENT_OF_ANOTHER,
        DENIES,
        ASKED_LONG_AGO,
        NO_AUTH_TIME,
        ISS_OF_ANOTHER,
        NO_ISS
    }

    private record Begun(Map<String, String> asked, String subject) {}

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Begun> codes = new ConcurrentHashMap<>();
    private volatile RSAKey key = newKey("first");
    public volatile Mischief mischief = Mischief.NONE;
    public volatile String person = "nobody";
    /** The address that a browser was sent here with. */
    public volatile Map<String, String> lastAsked = Map.of();
    /** Further claims of its tokens. */
    public volatile Map<String, Object> claims = Map.of();
    /** Whether it says in its answers, and publishes, that it says who answers (RFC 9207). */
    private final boolean saysWhoAnswers;

    private final AtomicInteger tokensAsked = new AtomicInteger();

    public IdentityProvider() {
        this(false);
    }

    /** @param saysWhoAnswers in its answers, as RFC 9207 has it */
    public IdentityProvider(boolean saysWhoAnswers) {
        this.saysWhoAnswers = saysWhoAnswers;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/openid-configuration", this::document);
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How often anybody came for a token. */
    public int tokensAsked() {
        return tokensAsked.get();
    }

    /** From now on everything is signed with another key, and the former is published no more. */
    public void rotate() {
        key = newKey("key-" + System.nanoTime());
    }

    private void document(HttpExchange exchange) throws IOException {
        if (mischief == Mischief.DOCUMENT_SILENT) {
            silence(exchange);
            return;
        }
        String issuer = mischief == Mischief.DOCUMENT_OF_ANOTHER ? "https://another.example" : issuer();
        answer(exchange, 200, """
                {"issuer": "%1$s", "authorization_endpoint": "%2$s/authorize", "token_endpoint": "%2$s/token", "jwks_uri": "%2$s/keys",
                 "userinfo_endpoint": "%2$s/person", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "authorization_response_iss_parameter_supported": %3$s,
                 "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"]}""".formatted(issuer, issuer(), saysWhoAnswers));
    }

    /** As a browser that comes with this address is answered: the address to which it is sent back. */
    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = read(exchange.getRequestURI().getRawQuery());
        lastAsked = asked;
        String back;
        if (mischief == Mischief.DENIES) {
            back = "error=access_denied";
        } else {
            String code = "code-" + System.nanoTime();
            codes.put(code, new Begun(asked, person));
            back = "code=" + code;
        }
        if (mischief == Mischief.ISS_OF_ANOTHER) {
            back += "&iss=https://another.example";
        } else if (saysWhoAnswers && mischief != Mischief.NO_ISS) {
            back += "&iss=" + URLEncoder.encode(issuer(), StandardCharsets.UTF_8);
        }
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        asked.get("redirect_uri") + "?" + back + "&state="
                                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        tokensAsked.incrementAndGet();
        switch (mischief) {
            case TOKEN_SILENT -> {
                silence(exchange);
                return;
            }
            case TOKEN_FAILS -> {
                answer(exchange, 500, "out of order");
                return;
            }
            case TOKEN_HUGE -> {
                answer(exchange, 200, "{\"access_token\": \"" + "a".repeat(HUGE) + "\"}");
                return;
            }
            default -> {}
        }
        Map<String, String> sent = read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Begun begun = codes.remove(sent.getOrDefault("code", ""));
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((URLEncoder.encode(CLIENT, StandardCharsets.UTF_8) + ":"
                                        + URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"error\": \"invalid_client\"}");
        } else if (begun == null
                || !begun.asked().getOrDefault("redirect_uri", "").equals(sent.get("redirect_uri"))
                || !"S256".equals(begun.asked().get("code_challenge_method"))
                || !challenge(sent.getOrDefault("code_verifier", ""))
                        .equals(begun.asked().get("code_challenge"))) {
            answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
        } else {
            answer(
                    exchange,
                    200,
                    "{\"access_token\": \"opaque\", \"token_type\": \"Bearer\", \"expires_in\": 60, \"id_token\": \""
                            + idToken(begun) + "\"}");
        }
    }

    private String idToken(Begun begun) {
        Instant now = Instant.now();
        boolean expired = mischief == Mischief.EXPIRED;
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(mischief == Mischief.OTHER_ISSUER ? "https://another.example" : issuer())
                .audience(mischief == Mischief.OTHER_AUDIENCE ? "another" : CLIENT)
                .subject(begun.subject())
                // What a foreign directory's administrator can write at will.
                .claim("email", "nora@example.com")
                .claim("preferred_username", "nora")
                .issueTime(Date.from(expired ? now.minus(Duration.ofHours(2)) : now))
                .expirationTime(Date.from(expired ? now.minus(Duration.ofHours(1)) : now.plusSeconds(60)));
        this.claims.forEach(claims::claim);
        if (mischief != Mischief.NO_AUTH_TIME) {
            claims.claim(
                    "auth_time",
                    (mischief == Mischief.ASKED_LONG_AGO ? now.minus(Duration.ofHours(3)) : now).getEpochSecond());
        }
        if (mischief != Mischief.NO_NONCE) {
            claims.claim(
                    "nonce",
                    mischief == Mischief.WRONG_NONCE ? "another" : begun.asked().get("nonce"));
        }
        try {
            return switch (mischief) {
                case UNSIGNED -> new PlainJWT(claims.build()).serialize();
                case HMAC_WITH_PUBLIC_KEY ->
                    signed(claims.build(), new MACSigner(key.toRSAPublicKey().getEncoded()), JWSAlgorithm.HS256);
                case HMAC_WITH_SECRET ->
                    signed(
                            claims.build(),
                            new MACSigner(Arrays.copyOf(SECRET.getBytes(StandardCharsets.UTF_8), 32)),
                            JWSAlgorithm.HS256);
                case OTHER_KEY -> signed(claims.build(), new RSASSASigner(FORGED), JWSAlgorithm.RS256);
                default -> signed(claims.build(), new RSASSASigner(key), JWSAlgorithm.RS256);
            };
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(JWTClaimsSet claims, JWSSigner signer, JWSAlgorithm algorithm) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing comes, until this provider is closed. */
    private void silence(HttpExchange exchange) {
        try {
            boolean unused = closing.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> read(@Nullable String query) {
        return query == null || query.isEmpty()
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                                pair -> URLDecoder.decode(pair.length > 1 ? pair[1] : "", StandardCharsets.UTF_8),
                                (one, other) -> other,
                                LinkedHashMap::new));
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
