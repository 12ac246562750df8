package io.evenhand.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser with cookies of its own, which goes where it is told, step by step. */
final class OneBrowser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String home;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .cookieHandler(cookies)
            .build();

    OneBrowser(int port) {
        this.home = "http://localhost:" + port;
    }

    HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(home).resolve(address))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** @param fields name, value, name, value … */
    HttpResponse<String> post(String address, String... fields) throws IOException, InterruptedException {
        List<String> pairs = new ArrayList<>();
        pairs.add("_csrf=" + encoded(token()));
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + encoded(fields[i + 1]));
        }
        return client.send(
                HttpRequest.newBuilder(URI.create(home).resolve(address))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** As a form of another page posts it. */
    HttpResponse<String> postWithoutToken(String address) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(home).resolve(address))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String token() throws IOException, InterruptedException {
        Matcher found = TOKEN.matcher(get("/sign-in").body());
        assertThat(found.find()).as("the sign-in page has a form").isTrue();
        return found.group(1);
    }

    /** Where an answer sends to, as a path of ours or a whole address of others. */
    String next(HttpResponse<String> answer) {
        String to = answer.headers().firstValue("Location").orElse("");
        return to.startsWith(home) ? to.substring(home.length()) : to;
    }

    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("evenhand"))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
