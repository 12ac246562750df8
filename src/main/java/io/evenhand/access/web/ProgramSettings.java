package io.evenhand.access.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where partners get the program for what they do on their own machines.
 *
 * @param programUrl a page or a file, such as a release of the source; null where whoever runs the installation hands it out
 */
@ConfigurationProperties("evenhand")
record ProgramSettings(@Nullable String programUrl) {
    ProgramSettings {
        programUrl = programUrl == null || programUrl.isBlank() ? null : programUrl.strip();
        if (programUrl != null && !isAddress(programUrl)) {
            throw new IllegalArgumentException(
                    "evenhand.program-url is “" + programUrl
                            + "”; write the address from which partners fetch the program, such as https://example.com/evenhand.");
        }
    }

    private static boolean isAddress(String url) {
        try {
            URI uri = URI.create(url);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
