package io.evenhand.access.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** How providers are called: they have seconds to answer and little room for it, and send us nowhere else. */
final class ProviderCalls {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(5);
    /** However slowly it drips. */
    private static final Duration WHOLE = Duration.ofSeconds(10);

    /** Java's own: the older one keeps what a provider says to a wrong secret to itself. */
    private static final HttpClient CALLER = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    static final int LARGEST_ANSWER = 256 * 1024;

    private ProviderCalls() {}

    /** For what is published: the discovery document and keys. */
    static RestTemplate published() {
        RestTemplate calls = new RestTemplate(factory());
        calls.setInterceptors(List.of(bounded()));
        return calls;
    }

    /** For the tokens. */
    static RestClient tokens() {
        return RestClient.builder()
                .requestFactory(factory())
                .requestInterceptor(bounded())
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    private static ClientHttpRequestFactory factory() {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(CALLER);
        factory.setReadTimeout(READ);
        return factory;
    }

    private static ClientHttpRequestInterceptor bounded() {
        return (request, body, execution) -> new Bounded(execution.execute(request, body), System.nanoTime());
    }

    private record Bounded(ClientHttpResponse answer, long since) implements ClientHttpResponse {
        @Override
        public HttpStatusCode getStatusCode() throws IOException {
            return answer.getStatusCode();
        }

        @Override
        public String getStatusText() throws IOException {
            return answer.getStatusText();
        }

        @Override
        public void close() {
            answer.close();
        }

        @Override
        public InputStream getBody() throws IOException {
            return new BoundedBody(answer.getBody(), since);
        }

        @Override
        public HttpHeaders getHeaders() {
            return answer.getHeaders();
        }
    }

    private static final class BoundedBody extends FilterInputStream {
        private final long since;
        private long read;

        BoundedBody(InputStream body, long since) {
            super(body);
            this.since = since;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int some = super.read(bytes, offset, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int more) throws IOException {
            read += more;
            if (read > LARGEST_ANSWER) {
                throw new IOException("the answer is larger than " + LARGEST_ANSWER + " bytes");
            }
            if (System.nanoTime() - since > WHOLE.toNanos()) {
                throw new IOException("the answer takes longer than " + WHOLE.toSeconds() + " seconds");
            }
        }
    }
}
