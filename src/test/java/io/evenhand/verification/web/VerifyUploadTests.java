package io.evenhand.verification.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.testing.PagesOnAPort;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Proves that nothing stays of what somebody sends to have it checked: a large file passes through a temporary one, which is gone after
 * the answer, after a refusal, and after a connection that broke. In the context of {@link VerifyBrowserTests}.
 */
@PagesOnAPort
class VerifyUploadTests {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String BOUNDARY = "a-boundary-of-parts";
    private static final int MUCH = 1_000_000;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @LocalServerPort
    int port;

    @Autowired
    ServletContext server;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @BeforeEach
    @AfterEach
    void nothingIsThere() throws Exception {
        awaitUploads(List::isEmpty);
    }

    @Test
    void nothingStaysOfLargeFilesThatWereChecked() throws Exception {
        HttpResponse<String> answer = send("/verify", form(token(), MUCH));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Not everything here could be checked", "first.pdf", "second.json");
        awaitUploads(List::isEmpty);
    }

    @Test
    void nothingStaysOfAFormThatWasRefused() throws Exception {
        assertThat(send("/verify", form("forged", MUCH)).statusCode()).isEqualTo(403);
        awaitUploads(List::isEmpty);
        byte[] whole = form(token(), MUCH);
        assertThat(send("/verify", Arrays.copyOf(whole, whole.length - MUCH / 2))
                        .statusCode())
                .as("cut off within a file")
                .isBetween(400, 499);
        awaitUploads(List::isEmpty);
        assertThat(send("/api/v1/verifications", form("", MUCH)).statusCode()).isEqualTo(401);
    }

    /** That it was there at all while it came shows that the folder is the right one. */
    @Test
    void nothingStaysOfAFileWhoseSenderWentAway() throws Exception {
        byte[] body = form(token(), MUCH);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            String session = cookies.getCookieStore().getCookies().toString();
            out.write(("POST /verify HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: "
                            + session.substring(1, session.length() - 1).replace(",", ";")
                            + "\r\nContent-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\nContent-Length: "
                            + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(Arrays.copyOf(body, body.length / 2));
            out.flush();
            awaitUploads(files -> !files.isEmpty());
        }
        awaitUploads(List::isEmpty);
    }

    private String token() throws Exception {
        Matcher token = TOKEN.matcher(
                browser.send(HttpRequest.newBuilder(address("/verify")).build(), BodyHandlers.ofString())
                        .body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> send(String path, byte[] form) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static byte[] form(String token, int bytes) throws IOException {
        var form = new ByteArrayOutputStream();
        part(form, "name=\"_csrf\"", token.getBytes(StandardCharsets.US_ASCII));
        byte[] pdf = new byte[bytes];
        Arrays.fill(pdf, (byte) 'x');
        part(form, "name=\"file\"; filename=\"first.pdf\"", pdf);
        pdf[0] = '{';
        part(form, "name=\"file\"; filename=\"second.json\"", pdf);
        form.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }

    private static void part(ByteArrayOutputStream form, String disposition, byte[] content) throws IOException {
        form.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        form.write(content);
        form.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** The server cleans up when the answer is out already, so it may come a moment later. */
    private void awaitUploads(Predicate<List<Path>> wanted) throws Exception {
        long until = System.nanoTime() + PATIENCE_NANOS;
        List<Path> files = uploads();
        while (!wanted.test(files) && System.nanoTime() < until) {
            Thread.onSpinWait();
            files = uploads();
        }
        assertThat(wanted.test(files)).as("what is in %s: %s", folder(), files).isTrue();
    }

    private List<Path> uploads() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.getFileName().toString().startsWith("upload_"))
                    .toList();
        }
    }

    private Path folder() {
        Object folder = server.getAttribute(ServletContext.TEMPDIR);
        assertThat(folder).isInstanceOf(File.class);
        return ((File) folder).toPath();
    }
}
