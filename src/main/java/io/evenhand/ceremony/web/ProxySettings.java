package io.evenhand.ceremony.web;

import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Looks at the start whether the program is told that a proxy stands before it. Where it is not, everybody seems to come from the proxy's
 * address: the evidence of a signature names that one, and cookies go without their mark for encrypted connections.
 */
@Component
@ConditionalOnWebApplication
class ProxySettings {
    private static final Logger LOG = LoggerFactory.getLogger(ProxySettings.class);

    private final Environment environment;

    ProxySettings(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        problem(environment).ifPresent(LOG::warn);
    }

    /** In words, with the remedy; empty where all is well. */
    static Optional<String> problem(Environment environment) {
        String desk = environment.getProperty("evenhand.notice.desk-url", "");
        boolean encrypted = "https".equalsIgnoreCase(scheme(desk));
        boolean byItself = environment.containsProperty("server.ssl.key-store")
                || environment.containsProperty("server.ssl.certificate")
                || environment.containsProperty("server.ssl.bundle");
        boolean told = !environment
                .getProperty("server.forward-headers-strategy", "none")
                .equalsIgnoreCase("none");
        return encrypted && !byItself && !told
                ? Optional.of("evenhand.notice.desk-url is " + desk
                        + ", yet this program does not encrypt by itself, so a proxy does: set"
                        + " server.forward-headers-strategy=native, and, unless the proxy is in a private network, its address as a"
                        + " pattern in server.tomcat.remoteip.internal-proxies. Until then evidence names the proxy's address for"
                        + " everybody.")
                : Optional.empty();
    }

    private static String scheme(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getScheme()).orElse("");
        } catch (IllegalArgumentException notAnAddress) {
            return "";
        }
    }
}
