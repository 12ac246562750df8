package io.evenhand.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Timestamp authorities on the network, asked in order until one answers. */
final class RemoteTimestamps implements TimestampAuthority {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteTimestamps.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MAXIMUM_ANSWER_BYTES = 64 * 1024;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<URI> urls;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    RemoteTimestamps(List<URI> urls) {
        this.urls = List.copyOf(urls);
    }

    @Override
    public TimeStampToken timestamp(byte[] sha256) {
        var requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        TimeStampRequest request = requests.generate(TSPAlgorithms.SHA256, sha256, new BigInteger(63, RANDOM));
        Exception last = null;
        for (URI url : urls) {
            try {
                return ask(url, request);
            } catch (IOException | TSPException e) {
                LOG.warn("Timestamp authority {} did not answer well: {}", url, e.toString());
                last = e;
            }
        }
        throw unavailable(last);
    }

    private TimeStampToken ask(URI url, TimeStampRequest request) throws IOException, TSPException {
        var http = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/timestamp-query")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.getEncoded()))
                .build();
        try {
            var answer = client.send(http, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IOException("status " + answer.statusCode());
                }
                var response = new TimeStampResponse(body.readNBytes(MAXIMUM_ANSWER_BYTES));
                response.validate(request);
                TimeStampToken token = response.getTimeStampToken();
                if (token == null) {
                    throw new IOException("refused: " + response.getStatusString());
                }
                return token;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private TimestampUnavailableException unavailable(@Nullable Exception cause) {
        return new TimestampUnavailableException("None of the timestamp authorities " + urls + " answered", cause);
    }
}
