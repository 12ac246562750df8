package io.evenhand.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Timestamp authorities on the network, asked in order until one answers well. Whoever did not is asked last for some minutes, so
 * that a first authority that is away costs its time once and not with each signature.
 */
final class RemoteTimestamps implements TimestampAuthority {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteTimestamps.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration REST = Duration.ofMinutes(5);
    /** What an authority's clock may differ from ours, in either direction. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** So much room is kept for one in a document; authorities outside send longer chains than ours. */
    static final int MOST_TOKEN_BYTES = 16 * 1024;

    private static final int MOST_ANSWER_BYTES = 64 * 1024;
    private static final Set<ASN1ObjectIdentifier> STRONG_DIGESTS = Set.of(
            NISTObjectIdentifiers.id_sha256,
            NISTObjectIdentifiers.id_sha384,
            NISTObjectIdentifiers.id_sha512,
            NISTObjectIdentifiers.id_sha3_256,
            NISTObjectIdentifiers.id_sha3_384,
            NISTObjectIdentifiers.id_sha3_512);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<URI> urls;
    private final @Nullable ASN1ObjectIdentifier policy;
    private final Clock clock;
    private final BoundedHttp http = new BoundedHttp(PATIENCE);
    private final Responsiveness responsive;

    /**
     * @param urls with name and password before the host where an authority asks for them
     * @param policy that tokens must follow; empty for any
     */
    RemoteTimestamps(List<URI> urls, String policy, Clock clock) {
        this.urls = List.copyOf(urls);
        this.policy = policy.isBlank() ? null : new ASN1ObjectIdentifier(policy.strip());
        this.clock = clock;
        this.responsive = new Responsiveness(REST, clock);
    }

    @Override
    public TimeStampToken timestamp(byte[] sha256) {
        var requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        if (policy != null) {
            requests.setReqPolicy(policy);
        }
        TimeStampRequest request = requests.generate(TSPAlgorithms.SHA256, sha256, new BigInteger(63, RANDOM));
        Exception last = null;
        Map<Boolean, List<URI>> worthAsking =
                urls.stream().collect(Collectors.partitioningBy(url -> responsive.isWorthAsking(shown(url))));
        List<URI> order = Stream.of(true, false)
                .flatMap(worth -> Objects.requireNonNull(worthAsking.get(worth)).stream())
                .toList();
        for (URI url : order) {
            try {
                TimeStampToken token = ask(url, request);
                responsive.answered(shown(url));
                LOG.info("Timestamp by {}", shown(url));
                return token;
            } catch (TimestampUnavailableException interrupted) {
                throw interrupted;
            } catch (IOException
                    | TSPException
                    | GeneralSecurityException
                    | OperatorCreationException
                    | RuntimeException e) {
                // What strangers send breaks parsers in ways that no list foresees; the next authority is asked all the
                // same.
                LOG.warn("Timestamp authority {} did not answer well: {}", shown(url), e.toString());
                responsive.failed(shown(url));
                last = e;
            }
        }
        throw unavailable(last);
    }

    private TimeStampToken ask(URI url, TimeStampRequest request)
            throws IOException, TSPException, GeneralSecurityException, OperatorCreationException {
        var question = BoundedHttp.post(withoutUser(url), "application/timestamp-query", request.getEncoded());
        if (url.getUserInfo() != null) {
            byte[] user = url.getUserInfo().getBytes(StandardCharsets.UTF_8);
            question.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
        }
        try {
            var response = new TimeStampResponse(http.send(question, MOST_ANSWER_BYTES));
            response.validate(request);
            TimeStampToken token = response.getTimeStampToken();
            if (token == null) {
                throw new IOException("refused: " + response.getStatusString());
            }
            requireTrustworthy(token);
            return token;
        } catch (NullPointerException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            // The library complains about what is no answer in many ways.
            throw new IOException("its answer is none", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    /** That the token is signed by a certificate for timestamps, with a strong digest, at about the time that it is. */
    private void requireTrustworthy(TimeStampToken token)
            throws IOException, TSPException, GeneralSecurityException, OperatorCreationException {
        int length = token.getEncoded("DER").length;
        if (length > MOST_TOKEN_BYTES) {
            throw new IOException(
                    "its token has " + length + " bytes, and " + MOST_TOKEN_BYTES + " is the room for one");
        }
        @SuppressWarnings("unchecked") // the library's selector of certificates is declared without its type
        var found = token.getCertificates().getMatches((Selector<X509CertificateHolder>) token.getSID());
        if (found.size() != 1) {
            throw new IOException("its token does not hold the certificate that it is signed with");
        }
        token.validate(
                new JcaSimpleSignerInfoVerifierBuilder().build(found.iterator().next()));
        for (var algorithm : token.toCMSSignedData().getDigestAlgorithmIDs()) {
            if (!STRONG_DIGESTS.contains(algorithm.getAlgorithm())) {
                throw new IOException(
                        "its token is signed with a digest that is not strong (" + algorithm.getAlgorithm() + ")");
            }
        }
        Duration off = Duration.between(
                        clock.instant(), token.getTimeStampInfo().getGenTime().toInstant())
                .abs();
        if (off.compareTo(TOLERANCE) > 0) {
            throw new IOException("its clock and this machine's differ by " + off.toSeconds() + " seconds");
        }
    }

    private static URI withoutUser(URI url) {
        return url.getUserInfo() == null ? url : URI.create(shown(url));
    }

    /** Without what nobody but the authority is to read. */
    private static String shown(URI url) {
        return url.toString().replaceFirst("//[^/@]*@", "//");
    }

    private TimestampUnavailableException unavailable(@Nullable Exception cause) {
        return new TimestampUnavailableException(
                "None of the timestamp authorities "
                        + urls.stream().map(RemoteTimestamps::shown).toList() + " answered",
                cause);
    }
}
