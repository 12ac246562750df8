package io.evenhand.signing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks others over the network: no redirection is followed, and neither size nor time of an answer is theirs to choose. */
final class BoundedHttp {
    private static final ExecutorService READERS = Executors.newVirtualThreadPerTaskExecutor();

    private final Duration patience;
    private final HttpClient client;

    BoundedHttp(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    static HttpRequest.Builder post(URI to, String type, byte[] body) {
        return HttpRequest.newBuilder(to)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    /**
     * @throws IOException if there is no answer of status 200, of at most so many bytes, within the time for all of it
     * @throws InterruptedException if this thread is to stop
     */
    byte[] send(HttpRequest.Builder request, int mostBytes) throws IOException, InterruptedException {
        var answer = client.sendAsync(request.timeout(patience).build(), HttpResponse.BodyHandlers.ofInputStream());
        var body = READERS.submit(() -> read(answer.get(), mostBytes));
        try {
            return body.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            body.cancel(true);
            answer.cancel(true);
            throw new IOException("no answer within " + patience.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof ExecutionException inner ? inner.getCause() : e.getCause();
            throw new IOException(String.valueOf(cause), cause);
        }
    }

    private static byte[] read(HttpResponse<InputStream> answer, int mostBytes) throws IOException {
        try (InputStream in = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            byte[] body = in.readNBytes(mostBytes + 1);
            if (body.length > mostBytes) {
                throw new IOException("the answer is larger than " + mostBytes + " bytes");
            }
            return body;
        }
    }
}
