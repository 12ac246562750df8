package io.evenhand.verification.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Component;

/** What our signatures are and are not, from the one text that the README repeats. */
@Component
class LimitsText {
    static final String SOURCE = "/limits.md";

    private final String html;

    LimitsText() {
        html = HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .build()
                // In the README they stand one level lower, under a heading of it.
                .render(Parser.builder().build().parse(source().replaceAll("(?m)^###", "##")));
    }

    String html() {
        return html;
    }

    static String source() {
        try (InputStream in = LimitsText.class.getResourceAsStream(SOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its own text " + SOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
